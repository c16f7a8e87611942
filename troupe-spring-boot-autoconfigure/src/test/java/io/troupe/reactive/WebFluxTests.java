package io.troupe.reactive;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.JointHandle;
import io.troupe.StreamHandle;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A controller of Spring WebFlux returns a handle.
 */
class WebFluxTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final LocalTroupe troupe = LocalTroupe.builder().build();

	private final JointHandle<Integer, Price> market = this.troupe
		.add(ActorSpec.<Integer, Price>joint(() -> (amount, context) -> context.broadcast(new Price(amount)))
			.named("market"));

	@BeforeEach
	void start() {
		this.troupe.start();
	}

	@AfterEach
	void stop() {
		this.troupe.close();
	}

	@Test
	void eventsArriveInOrderAndACancelUnsubscribes() throws Exception {
		CompletableFuture<List<Price>> two = open("/quotes").take(2).collectList().toFuture();
		await().atMost(LIMIT).until(() -> subscribers() == 1);

		this.market.send(1);
		this.market.send(2);
		this.market.send(3);

		assertThat(two.get(20, TimeUnit.SECONDS)).containsExactly(new Price(1), new Price(2));
		await().atMost(LIMIT).until(() -> subscribers() == 0);
	}

	@Test
	void jointHandleCompletesWithItsActor() throws Exception {
		CompletableFuture<List<Price>> all = open("/market").collectList().toFuture();
		await().atMost(LIMIT).until(() -> subscribers() == 1);
		this.market.send(7);
		await().atMost(LIMIT).until(() -> this.troupe.find("market").orElseThrow().processed() == 1);

		this.troupe.completeStreams();

		assertThat(all.get(20, TimeUnit.SECONDS)).containsExactly(new Price(7));
	}

	/** Asks on a thread of its own, for the client waits for the first event. */
	private Flux<Price> open(String path) {
		WebTestClient client = WebTestClient.bindToController(new Quotes(this.market))
			.configureClient()
			.responseTimeout(LIMIT)
			.build();
		CompletableFuture<FluxExchangeResult<Price>> response = CompletableFuture.supplyAsync(
				() -> client.get().uri(path).accept(MediaType.TEXT_EVENT_STREAM).exchange().returnResult(Price.class));
		return Mono.fromFuture(response).flatMapMany(FluxExchangeResult::getResponseBody);
	}

	private int subscribers() {
		return this.troupe.find("market").orElseThrow().streams().subscribers().size();
	}

	@RestController
	static class Quotes {

		private final JointHandle<Integer, Price> market;

		Quotes(JointHandle<Integer, Price> market) {
			this.market = market;
		}

		@GetMapping(path = "/quotes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		StreamHandle<Price> quotes() {
			return this.market;
		}

		@GetMapping("/market")
		JointHandle<Integer, Price> market() {
			return this.market;
		}

	}

	record Price(int amount) {

	}

}
