package io.troupe.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.StreamActor;
import io.troupe.StreamContext;
import io.troupe.StreamHandle;
import io.troupe.Troupe;
import io.troupe.spring.ActorDefinition;
import io.troupe.spring.Mailbox;
import io.troupe.spring.TroupeActor;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * An application that {@link AheadOfTimeTests} processes, compiles and runs. Prints what
 * the test asks for.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ AheadOfTimeApplication.PrinterActor.class, AheadOfTimeApplication.CopierActor.class,
		AheadOfTimeApplication.LengthActor.class, AheadOfTimeApplication.FeedActor.class })
public class AheadOfTimeApplication {

	public static void main(String[] args) {
		SpringApplication.run(AheadOfTimeApplication.class, args).close();
	}

	@Bean
	@TroupeActor
	SinkActor<String> first() {
		return (text, context) -> {
		};
	}

	@Bean
	@TroupeActor
	SinkActor<String> second() {
		return (text, context) -> {
		};
	}

	@Bean
	@TroupeActor
	JointActor<Integer, Page> maker() {
		return (length, context) -> {
		};
	}

	@Bean
	CommandLineRunner streams(JointHandle<Text, Integer> joint, SinkHandle<Text> length, StreamHandle<Integer> stream,
			@Qualifier("maker") StreamHandle<Page> maker, StreamHandle<Page> feed, List<StreamHandle<?>> all,
			Troupe troupe) {
		return (args) -> {
			print("joint", joint == length && joint == stream);
			print("streams", Stream.of(maker, feed).map(StreamHandle::name).toList());
			print("all streams", all.stream().map(StreamHandle::name).sorted().toList());
			print("feed", troupe.find("feed").map((feeding) -> feeding.kind() + " of " + feeding.messageType()));
			BlockingQueue<Integer> lengths = new LinkedBlockingQueue<>();
			stream.subscribe(lengths::add, (missed) -> {
			});
			length.send(new Text("four"));
			print("heard", lengths.poll(10, TimeUnit.SECONDS));
		};
	}

	@Bean
	CommandLineRunner report(@Qualifier("printer") SinkHandle<Page> printer,
			@Qualifier("first") SinkHandle<String> first, List<SinkHandle<?>> all, Optional<CopierActor> injected,
			Troupe troupe, ConfigurableApplicationContext context) {
		return (args) -> {
			print("generated", AotDetector.useGeneratedArtifacts());
			print("answer", printer.<String>ask((reply) -> new Page("page", reply)).get(10, TimeUnit.SECONDS));
			print("qualified", first.name());
			print("handles", all.stream().map(SinkHandle::name).sorted().toList());
			print("actors", troupe.actors().stream().map((actor) -> actor.name()).sorted().toList());
			print("declared",
					ActorDefinition.findAll(context.getBeanFactory())
						.stream()
						.map(ActorDefinition::name)
						.sorted()
						.toList());
			print("capacity", troupe.find("copier").orElseThrow().mailbox().capacity());
			print("actor injected", injected.isPresent());
		};
	}

	private static void print(String name, Object value) {
		System.out.println(name + " = " + value);
	}

	record Text(String text) {

	}

	record Page(String text, Reply<String> reply) {

	}

	@TroupeActor
	static class PrinterActor implements SinkActor<Page> {

		private final SinkHandle<Page> copier;

		PrinterActor(@Qualifier("copier") SinkHandle<Page> copier) {
			this.copier = copier;
		}

		@Override
		public void onMessage(Page page, SinkContext<Page> context) {
			this.copier.send(page);
		}

	}

	@TroupeActor(mailbox = @Mailbox(capacity = 7))
	static class CopierActor implements SinkActor<Page> {

		private final SinkHandle<Page> printer;

		CopierActor(@Lazy @Qualifier("printer") SinkHandle<Page> printer) {
			this.printer = printer;
		}

		@Override
		public void onMessage(Page page, SinkContext<Page> context) {
			page.reply().send(page.text() + " from " + this.printer.name() + " by " + context.name());
		}

	}

	@TroupeActor
	static class LengthActor implements JointActor<Text, Integer> {

		@Override
		public void onMessage(Text text, StreamContext<Text, Integer> context) {
			context.broadcast(text.text().length());
		}

	}

	@TroupeActor
	static class FeedActor implements StreamActor<String, Page> {

		@Override
		public void onMessage(String text, StreamContext<String, Page> context) {
		}

	}

}
