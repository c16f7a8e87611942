package io.troupe.autoconfigure;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.troupe.ActorKind;
import io.troupe.ActorSnapshot;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.SinkHandle;
import io.troupe.StreamActor;
import io.troupe.StreamHandle;
import io.troupe.Troupe;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;

/**
 * An application's test replaces the handle of an actor that others listen to, and so
 * broadcasts in the actor's place.
 */
@SpringBootTest(classes = StreamHandleMockingTests.Application.class,
		webEnvironment = SpringBootTest.WebEnvironment.NONE)
class StreamHandleMockingTests {

	@MockitoBean
	private StreamHandle<Integer> ticker;

	@MockitoBean
	private JointHandle<String, Long> market;

	@MockitoBean
	private SinkHandle<Double> scale;

	@Autowired
	private Office office;

	@Autowired
	private Troupe troupe;

	@Test
	void mocksAreWhatOthersHaveInjected() {
		assertThat(this.office.ticker).isSameAs(this.ticker);
		assertThat(this.office.orders).isSameAs(this.market);
		assertThat(this.office.prices).isSameAs(this.market);
		assertThat(this.office.weights).isSameAs(this.scale);
	}

	@Test
	void testBroadcastsInTheActorsPlace() {
		willAnswer((call) -> {
			call.<Consumer<Integer>>getArgument(0).accept(42);
			return null;
		}).given(this.ticker).subscribe(any(), any(LongConsumer.class));

		this.office.listen();

		assertThat(this.office.heard).isEqualTo(42);
	}

	@Test
	void actorsBehindTheMocksAreWhatTheyWereDeclaredAs() {
		assertThat(this.troupe.actors()).extracting(ActorSnapshot::name, ActorSnapshot::kind)
			.containsExactlyInAnyOrder(tuple("ticker", ActorKind.STREAM), tuple("market", ActorKind.JOINT),
					tuple("scale", ActorKind.JOINT));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(TroupeAutoConfiguration.class)
	@Import(Office.class)
	static class Application {

		@Bean
		@TroupeActor
		StreamActor<String, Integer> ticker() {
			return (text, context) -> context.broadcast(text.length());
		}

		@Bean
		@TroupeActor
		JointActor<String, Long> market() {
			return (text, context) -> context.broadcast((long) text.length());
		}

		@Bean
		@TroupeActor
		JointActor<Double, String> scale() {
			return (weight, context) -> context.broadcast("weighs " + weight);
		}

	}

	static class Office {

		private final StreamHandle<Integer> ticker;

		private final SinkHandle<String> orders;

		private final StreamHandle<Long> prices;

		private final SinkHandle<Double> weights;

		private int heard;

		Office(StreamHandle<Integer> ticker, SinkHandle<String> orders, StreamHandle<Long> prices,
				SinkHandle<Double> weights) {
			this.ticker = ticker;
			this.orders = orders;
			this.prices = prices;
			this.weights = weights;
		}

		void listen() {
			this.ticker.subscribe((number) -> this.heard = number, (missed) -> {
			});
		}

	}

}
