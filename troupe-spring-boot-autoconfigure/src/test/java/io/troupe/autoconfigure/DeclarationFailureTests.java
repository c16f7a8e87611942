package io.troupe.autoconfigure;

import io.troupe.ActorContext;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads when an actor is not declared as it should be.
 */
@ExtendWith(OutputCaptureExtension.class)
class DeclarationFailureTests {

	@Test
	void twoActorsOfOneName(CapturedOutput output) {
		assertThat(FailureReport.of(output, CartActor.class, OtherCart.class)).isEqualTo("""
				Description:

				Two actors are named 'cart':

				    - cart: SinkHandle<Command>, declared by HERE$CartActor
				    - cart: SinkHandle<Add>, declared by HERE$OtherCart

				Action:

				Give one of them another name, as in @TroupeActor(name = "cart2").
				""");
	}

	@Test
	void beanNamedLikeOneOfTroupes(CapturedOutput output) {
		assertThat(FailureReport.of(output, TroupeActors.class)).isEqualTo("""
				Description:

				Troupe needs the bean name 'troupeActors', but there is another bean of that name, a \
				HERE$TroupeActors.

				Action:

				Give that bean another name.
				""");
	}

	@Test
	void messageTypeThatIsAVariable(CapturedOutput output) {
		assertThat(FailureReport.of(output, LooseActor.class)).isEqualTo("""
				Description:

				Actor 'loose', declared by HERE$LooseActor, does not say which messages it takes: it is a SinkActor<M>.

				Action:

				Write the message type out, as in SinkActor<CartCommand>. A raw type, a wildcard or a type \
				variable cannot be matched with a handle.
				""");
	}

	@Test
	void messageTypeThatIsAWildcard(CapturedOutput output) {
		assertThat(FailureReport.of(output, Wildcard.class)).isEqualTo("""
				Description:

				Actor 'wild', declared by HERE$Wildcard.wild(), does not say which messages it takes: it is a \
				SinkActor<? extends java.lang.Number>.

				Action:

				Write the message type out, as in SinkActor<CartCommand>. A raw type, a wildcard or a type \
				variable cannot be matched with a handle.
				""");
	}

	@Test
	void messageTypeThatIsMissing(CapturedOutput output) {
		assertThat(FailureReport.of(output, RawActor.class)).isEqualTo("""
				Description:

				Actor 'raw', declared by HERE$RawActor, does not say which messages it takes: it is a raw SinkActor.

				Action:

				Write the message type out, as in SinkActor<CartCommand>. A raw type, a wildcard or a type \
				variable cannot be matched with a handle.
				""");
	}

	@Test
	void actorThatIsNone(CapturedOutput output) {
		assertThat(FailureReport.of(output, Impostor.class)).isEqualTo("""
				Description:

				'impostor', declared by HERE$Impostor, is annotated as an actor, but its type Impostor is none.

				Action:

				Implement SinkActor, StreamActor or JointActor, or let the @Bean method return a type that does.
				""");
	}

	@Test
	void asynchronousActor(CapturedOutput output) {
		assertThat(FailureReport.of(output, HastyActor.class)).isEqualTo("""
				Description:

				Actor 'hasty', declared by HERE$HastyActor, carries @Async on its method onMessage. That would run \
				it outside its turn, on two threads at once.

				Action:

				Remove @Async. An actor runs on threads of its own, takes events as messages that a listener \
				outside sends to its handle, and keeps time with the timers of its context.
				""");
	}

	@Test
	void executorThatDoesNotExist(CapturedOutput output) {
		assertThat(FailureReport.of(output, DrivenActor.class)).isEqualTo("""
				Description:

				Actor 'driven', declared by HERE$DrivenActor, is to run on the executor bean 'engine', but there is \
				no such bean.

				Action:

				Name a bean of the type java.util.concurrent.Executor, or none for the engine's own threads.
				""");
	}

	@Test
	void handleNameThatIsTaken(CapturedOutput output) {
		assertThat(FailureReport.of(output, CartActor.class, TakesName.class)).isEqualTo("""
				Description:

				The handle of actor 'cart', declared by HERE$CartActor, needs the bean name 'cartHandle', but \
				there is another bean of that name.

				Action:

				Rename that bean or the actor.
				""");
	}

	sealed interface Command {

	}

	record Add(String sku) implements Command {

	}

	abstract static class Taking<M> implements SinkActor<M> {

		@Override
		public void onMessage(M message, SinkContext<M> context) {
		}

	}

	@TroupeActor
	static class CartActor extends Taking<Command> {

	}

	@TroupeActor(name = "cart")
	static class OtherCart extends Taking<Add> {

	}

	@TroupeActor(executor = "engine")
	static class DrivenActor extends Taking<Command> {

	}

	@TroupeActor
	static class LooseActor<T> extends Taking<T> {

	}

	@TroupeActor
	@SuppressWarnings("rawtypes")
	static class RawActor implements SinkActor {

		@Override
		public void onMessage(Object message, ActorContext context) {
		}

	}

	@TroupeActor
	static class Impostor {

	}

	@TroupeActor
	static class HastyActor implements SinkActor<String> {

		@Async
		@Override
		public void onMessage(String message, SinkContext<String> context) {
		}

	}

	@Configuration(value = "troupeActors", proxyBeanMethods = false)
	static class TroupeActors {

		@Bean
		@TroupeActor
		SinkActor<String> cart() {
			return (message, context) -> {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Wildcard {

		@Bean
		@TroupeActor
		SinkActor<? extends Number> wild() {
			return new Taking<Integer>() {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TakesName {

		@Bean
		String cartHandle() {
			return "mine";
		}

	}

}
