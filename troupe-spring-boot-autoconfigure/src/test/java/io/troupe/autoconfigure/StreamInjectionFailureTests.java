package io.troupe.autoconfigure;

import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.StreamActor;
import io.troupe.StreamContext;
import io.troupe.StreamHandle;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads when the handle of an actor that others listen to cannot be
 * injected, or such an actor is not declared as it should be.
 */
@ExtendWith(OutputCaptureExtension.class)
class StreamInjectionFailureTests {

	@Test
	void nobodyBroadcastsTheItems(CapturedOutput output) {
		assertThat(FailureReport.of(output, Feed.class, Market.class, Taker.class, WantsQuotes.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsQuotes required StreamHandle<Quote>, but no actor \
				broadcasts Quote.
				Actors that exist:

				    - feed: StreamHandle<Share>, declared by HERE$Feed (broadcasts Quote too: inject \
				StreamHandle<Share>)
				    - market: JointHandle<Order, Share>, declared by HERE$Market (broadcasts Quote too: inject \
				StreamHandle<Share>)
				    - taker: SinkHandle<Quote>, declared by HERE$Taker (a sink actor broadcasts nothing)

				Action:

				Inject the handle of an actor that exists, or annotate a class that implements StreamActor<M, \
				Quote> or JointActor<M, Quote> with @TroupeActor. If there is one, check that it is in a scanned \
				package and that its conditions and profiles hold.
				""");
	}

	@Test
	void onlyAStreamActorTakesTheMessages(CapturedOutput output) {
		assertThat(FailureReport.of(output, Feed.class, Market.class, WantsToSendLines.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsToSendLines required SinkHandle<Line>, but no actor takes \
				Line.
				Actors that exist:

				    - feed: StreamHandle<Share>, declared by HERE$Feed (nobody can send to a stream actor)
				    - market: JointHandle<Order, Share>, declared by HERE$Market

				Action:

				Inject the handle of an actor that exists, or annotate a class that implements SinkActor<Line> \
				with @TroupeActor. If there is one, check that it is in a scanned package and that its conditions \
				and profiles hold.
				""");
	}

	@Test
	void nobodyBothTakesAndBroadcasts(CapturedOutput output) {
		assertThat(FailureReport.of(output, Feed.class, Market.class, Taker.class, WantsBoth.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsBoth required JointHandle<Quote, Share>, but no actor \
				takes Quote and broadcasts Share.
				Actors that exist:

				    - feed: StreamHandle<Share>, declared by HERE$Feed (nobody can send to a stream actor)
				    - market: JointHandle<Order, Share>, declared by HERE$Market
				    - taker: SinkHandle<Quote>, declared by HERE$Taker (a sink actor broadcasts nothing)

				Action:

				Inject the handle of an actor that exists, or annotate a class that implements JointActor<Quote, \
				Share> with @TroupeActor. If there is one, check that it is in a scanned package and that its \
				conditions and profiles hold.
				""");
	}

	@Test
	void twoActorsBroadcastTheItems(CapturedOutput output) {
		assertThat(FailureReport.of(output, Market.class, OtherMarket.class, WantsShares.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsShares required a single StreamHandle<Share>, but there \
				are 2:

				    - market: JointHandle<Order, Share>, declared by HERE$Market
				    - otherMarket: JointHandle<Order, Share>, declared by HERE$OtherMarket

				Action:

				Choose one by its actor's name, as in @Qualifier("market"), or name the parameter after the \
				actor, or mark one of the actors as @Primary.
				""");
	}

	@Test
	void qualifierOfAnActorThatBroadcastsNothing(CapturedOutput output) {
		assertThat(FailureReport.of(output, Taker.class, WantsTaker.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsTaker required the StreamHandle<Quote> of the actor \
				'taker', but that actor has another type of handle.
				Actors that exist:

				    - taker: SinkHandle<Quote>, declared by HERE$Taker

				Action:

				Inject the type of handle that the actor has, or name another actor in the @Qualifier.
				""");
	}

	@Test
	void actorInsteadOfItsHandle(CapturedOutput output) {
		assertThat(FailureReport.of(output, Feed.class, WantsActor.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsActor required the actor Feed itself, but an actor's \
				state is its own: the rest of the application has its handle.
				Actors of this type:

				    - feed: StreamHandle<Share>, declared by HERE$Feed

				Action:

				Inject StreamHandle<Share> instead of Feed.
				""");
	}

	@Test
	void actorThatIsNotDeclaredInsteadOfItsHandle(CapturedOutput output) {
		assertThat(FailureReport.of(output, Feed.class, WantsPlainActor.class)).isEqualTo("""
				Description:

				Parameter 0 of constructor in HERE$WantsPlainActor required the actor PlainActor, but there is no \
				such actor.
				Actors that exist:

				    - feed: StreamHandle<Share>, declared by HERE$Feed

				Action:

				Annotate it with @TroupeActor and inject its handle instead: JointHandle<Order, Quote>.
				""");
	}

	@Test
	void itemTypeThatIsAVariable(CapturedOutput output) {
		assertThat(FailureReport.of(output, LooseActor.class)).isEqualTo("""
				Description:

				Actor 'loose', declared by HERE$LooseActor, does not say what it takes and what it broadcasts: it \
				is a JointActor<Order, O>.

				Action:

				Write both types out, as in JointActor<CartCommand, Receipt>. A raw type, a wildcard or a type \
				variable cannot be matched with a handle.
				""");
	}

	@Test
	void typesThatAreLeftOut(CapturedOutput output) {
		assertThat(FailureReport.of(output, RawActor.class)).isEqualTo("""
				Description:

				Actor 'raw', declared by HERE$RawActor.raw(), does not say what it takes and what it broadcasts: \
				it is a raw StreamActor.

				Action:

				Write both types out, as in StreamActor<CartCommand, Receipt>. A raw type, a wildcard or a type \
				variable cannot be matched with a handle.
				""");
	}

	interface Quote {

	}

	record Share(int price) implements Quote {

	}

	record Line(String text) {

	}

	record Order(int amount) {

	}

	@TroupeActor
	static class Feed implements StreamActor<Line, Share> {

		@Override
		public void onMessage(Line line, StreamContext<Line, Share> context) {
		}

	}

	@TroupeActor
	static class Market implements JointActor<Order, Share> {

		@Override
		public void onMessage(Order order, StreamContext<Order, Share> context) {
		}

	}

	@TroupeActor
	static class OtherMarket extends Market {

	}

	@TroupeActor
	static class Taker implements SinkActor<Quote> {

		@Override
		public void onMessage(Quote quote, SinkContext<Quote> context) {
		}

	}

	static class PlainActor implements JointActor<Order, Quote> {

		@Override
		public void onMessage(Order order, StreamContext<Order, Quote> context) {
		}

	}

	@TroupeActor
	static class LooseActor<O> implements JointActor<Order, O> {

		@Override
		public void onMessage(Order order, StreamContext<Order, O> context) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RawActor {

		@Bean
		@TroupeActor
		@SuppressWarnings("rawtypes")
		StreamActor raw() {
			return (message, context) -> {
			};
		}

	}

	record WantsQuotes(StreamHandle<Quote> quotes) {

	}

	record WantsShares(StreamHandle<Share> shares) {

	}

	record WantsToSendLines(SinkHandle<Line> lines) {

	}

	record WantsBoth(JointHandle<Quote, Share> both) {

	}

	record WantsTaker(@Qualifier("taker") StreamHandle<Quote> quotes) {

	}

	record WantsActor(Feed feed) {

	}

	record WantsPlainActor(PlainActor plain) {

	}

}
