package io.troupe.autoconfigure;

import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSnapshot;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.Source;
import io.troupe.StreamContext;
import io.troupe.Troupe;
import io.troupe.spring.ActorDefinitionException;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties under {@code troupe.stream} and their per-actor form.
 */
class StreamSettingsTests {

	private static final int MANY = 1_000;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class))
		.withUserConfiguration(Actors.class);

	@Test
	void defaultsAreThoseOfTheEngine() {
		this.contextRunner.run((context) -> {
			assertThat(windowOf(context, "echo")).isEqualTo(64);
			assertThat(waitingFor(context, "echo")).isEqualTo(256);
		});
	}

	@Test
	void propertiesBoundWindowsAndBuffersOfAllActors() {
		this.contextRunner.withPropertyValues("troupe.stream.window=7", "troupe.stream.buffer=9").run((context) -> {
			assertThat(windowOf(context, "echo")).isEqualTo(7);
			assertThat(waitingFor(context, "echo")).isEqualTo(9);
		});
	}

	@Test
	void bufferOfAnActorWinsOverItsAnnotationWhichWinsOverThatOfAll() {
		this.contextRunner.withPropertyValues("troupe.stream.buffer=9")
			.run((context) -> assertThat(waitingFor(context, "annotated")).isEqualTo(5));
		this.contextRunner.withPropertyValues("troupe.stream.buffer=9", "troupe.actors.annotated.stream.buffer=3")
			.run((context) -> assertThat(waitingFor(context, "annotated")).isEqualTo(3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "troupe.stream.window", "troupe.stream.buffer", "troupe.actors.echo.stream.buffer" })
	void valueThatIsNotPositiveIsRefusedByTheNameOfItsProperty(String property) {
		this.contextRunner.withPropertyValues(property + "=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining(property + " ")
				.hasMessageContaining("It must be greater than zero."));
	}

	@Test
	void bufferOfAnActorThatBroadcastsNothingIsRefused() {
		this.contextRunner.withPropertyValues("troupe.actors.printer.stream.buffer=3")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(ActorDefinitionException.class)
				.hasMessageContaining("The settings of actor 'printer'")
				.hasMessageContaining("a sink actor broadcasts nothing, so it has no buffer to bound"));
	}

	private static int windowOf(ApplicationContext context, String actor) throws Exception {
		handle(context, actor).<Integer>ask((reply) -> reply).get(10, TimeUnit.SECONDS);
		return streams(context, actor).sources().get(0).window();
	}

	/** Broadcasts much to a subscriber that asks for nothing. */
	private static long waitingFor(ApplicationContext context, String actor) throws Exception {
		JointHandle<Reply<Integer>, Integer> handle = handle(context, actor);
		handle.subscribe(new Idle());
		handle.<Integer>ask((reply) -> reply).get(10, TimeUnit.SECONDS);
		return streams(context, actor).subscribers().get(0).waiting();
	}

	private static ActorSnapshot.Streams streams(ApplicationContext context, String actor) {
		return context.getBean(Troupe.class).find(actor).orElseThrow().streams();
	}

	@SuppressWarnings("unchecked")
	private static JointHandle<Reply<Integer>, Integer> handle(ApplicationContext context, String actor) {
		return (JointHandle<Reply<Integer>, Integer>) context.getBean(actor + "Handle", JointHandle.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class Actors {

		@Bean
		@TroupeActor
		Echo echo() {
			return new Echo();
		}

		@Bean
		@TroupeActor(buffer = 5)
		Echo annotated() {
			return new Echo();
		}

		@Bean
		@TroupeActor
		SinkActor<String> printer() {
			return (text, context) -> {
			};
		}

	}

	/** Listens to a source that says nothing and answers after much broadcasting. */
	static class Echo implements JointActor<Reply<Integer>, Integer> {

		@Override
		public void onStart(StreamContext<Reply<Integer>, Integer> context) {
			Flow.Publisher<Reply<Integer>> silent = (subscriber) -> subscriber.onSubscribe(new Silence());
			context.attach(Source.of(silent, (reply) -> reply));
		}

		@Override
		public void onMessage(Reply<Integer> reply, StreamContext<Reply<Integer>, Integer> context) {
			for (int i = 0; i < MANY; i++) {
				context.broadcast(i);
			}
			reply.send(MANY);
		}

	}

	private static final class Silence implements Flow.Subscription {

		@Override
		public void request(long n) {
		}

		@Override
		public void cancel() {
		}

	}

	private static final class Idle implements Flow.Subscriber<Integer> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
		}

		@Override
		public void onNext(Integer item) {
		}

		@Override
		public void onError(Throwable failure) {
		}

		@Override
		public void onComplete() {
		}

	}

}
