package io.troupe.autoconfigure;

import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads when a handle cannot be injected.
 */
@ExtendWith(OutputCaptureExtension.class)
class InjectionFailureTests {

	@Test
	void noActorForAHandle(CapturedOutput output) {
		assertThat(FailureReport.of(output, CartActor.class, LedgerActor.class, WantsAdd.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsAdd required SinkHandle<Add>, but no actor takes Add.
				Actors that exist:

				    - cart: SinkHandle<Command>, declared by HERE$CartActor (takes Add too: inject SinkHandle<Command>)
				    - ledger: SinkHandle<String>, declared by HERE$LedgerActor

				Action:

				Inject the handle of an actor that exists, or annotate a class that implements SinkActor<Add> \
				with @TroupeActor. If there is one, check that it is in a scanned package and that its \
				conditions and profiles hold.
				""");
	}

	@Test
	void noActorAtAll(CapturedOutput output) {
		assertThat(FailureReport.of(output, WantsAdd.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsAdd required SinkHandle<Add>, but no actor takes Add.
				There are no actors.

				Action:

				Inject the handle of an actor that exists, or annotate a class that implements SinkActor<Add> \
				with @TroupeActor. If there is one, check that it is in a scanned package and that its \
				conditions and profiles hold.
				""");
	}

	@Test
	void noActorForAHandleThatAnActorNeeds(CapturedOutput output) {
		assertThat(FailureReport.of(output, LedgerActor.class, NeedyActor.class)).isEqualTo(
				"""
						Description:

						Parameter 0 of constructor in HERE$NeedyActor required SinkHandle<Add>, but no actor takes Add.
						Actors that exist:

						    - ledger: SinkHandle<String>, declared by HERE$LedgerActor
						    - needy: SinkHandle<Command>, declared by HERE$NeedyActor (takes Add too: inject SinkHandle<Command>)

						Action:

						Inject the handle of an actor that exists, or annotate a class that implements SinkActor<Add> \
						with @TroupeActor. If there is one, check that it is in a scanned package and that its \
						conditions and profiles hold.
						""");
	}

	@Test
	void twoActorsForAHandle(CapturedOutput output) {
		assertThat(FailureReport.of(output, CartActor.class, BasketActor.class, LedgerActor.class, WantsCommand.class))
			.isEqualTo(
					"""
							Description:

							Parameter 0 of constructor in HERE$WantsCommand required a single SinkHandle<Command>, but there are 2:

							    - cart: SinkHandle<Command>, declared by HERE$CartActor
							    - basket: SinkHandle<Command>, declared by HERE$BasketActor

							Action:

							Choose one by its actor's name, as in @Qualifier("cart"), or name the parameter after the actor, \
							or mark one of the actors as @Primary.
							""");
	}

	@Test
	void unknownQualifier(CapturedOutput output) {
		assertThat(FailureReport.of(output, CartActor.class, LedgerActor.class, WantsBasket.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsBasket required the SinkHandle<Command> of the actor 'basket', \
				but there is no actor of that name.
				Actors that exist:

				    - cart: SinkHandle<Command>, declared by HERE$CartActor
				    - ledger: SinkHandle<String>, declared by HERE$LedgerActor

				Action:

				Name an actor that exists in the @Qualifier, or name one 'basket' with @TroupeActor(name = "basket").
				""");
	}

	@Test
	void qualifierOfAnActorWithOtherMessages(CapturedOutput output) {
		assertThat(FailureReport.of(output, CartActor.class, LedgerActor.class, WantsLedger.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsLedger required the SinkHandle<Command> of the actor 'ledger', \
				but that actor has another type of handle.
				Actors that exist:

				    - cart: SinkHandle<Command>, declared by HERE$CartActor
				    - ledger: SinkHandle<String>, declared by HERE$LedgerActor

				Action:

				Inject the type of handle that the actor has, or name another actor in the @Qualifier.
				""");
	}

	@Test
	void actorInsteadOfItsHandle(CapturedOutput output) {
		assertThat(FailureReport.of(output, CartActor.class, LedgerActor.class, WantsActor.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsActor required the actor CartActor itself, but an actor's \
				state is its own: the rest of the application has its handle.
				Actors of this type:

				    - cart: SinkHandle<Command>, declared by HERE$CartActor

				Action:

				Inject SinkHandle<Command> instead of CartActor.
				""");
	}

	@Test
	void actorThatIsNotDeclaredInsteadOfItsHandle(CapturedOutput output) {
		assertThat(FailureReport.of(output, LedgerActor.class, WantsPlainActor.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsPlainActor required the actor PlainActor, but there is no \
				such actor.
				Actors that exist:

				    - ledger: SinkHandle<String>, declared by HERE$LedgerActor

				Action:

				Annotate it with @TroupeActor and inject its handle instead: SinkHandle<Command>.
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

	@TroupeActor
	static class BasketActor extends Taking<Command> {

	}

	@TroupeActor
	static class LedgerActor extends Taking<String> {

	}

	@TroupeActor
	static class NeedyActor extends Taking<Command> {

		NeedyActor(SinkHandle<Add> adds) {
		}

	}

	static class PlainActor extends Taking<Command> {

	}

	record WantsAdd(SinkHandle<Add> adds) {

	}

	record WantsCommand(SinkHandle<Command> commands) {

	}

	record WantsBasket(@Qualifier("basket") SinkHandle<Command> commands) {

	}

	record WantsLedger(@Qualifier("ledger") SinkHandle<Command> commands) {

	}

	record WantsActor(CartActor cart) {

	}

	record WantsPlainActor(PlainActor plain) {

	}

}
