package io.troupe.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.Reply;
import io.troupe.Source;
import io.troupe.Spawned;
import io.troupe.StreamContext;
import io.troupe.WatchedApplication;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What {@link TroupeEndpoint} shows of streams, over HTTP.
 */
class TroupeEndpointStreamsTests {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	@Test
	void streamsShowInListAndDetail() throws Exception {
		try (WatchedApplication application = WatchedApplication.start("troupe.stream.buffer=3")) {
			LocalTroupe troupe = application.troupe();
			JointHandle<Reply<Integer>, Integer> market = troupe.add(market());
			Reader slow = new Reader(0);
			Reader quick = new Reader(Long.MAX_VALUE);
			market.subscribe(slow);
			market.subscribe(quick);
			for (int price = 1; price <= 5; price++) {
				int heard = price;
				market.<Integer>ask((reply) -> reply).get(10, TimeUnit.SECONDS);
				await().atMost(LIMIT).until(() -> quick.heard() == heard);
			}

			slow.request(1);
			await().atMost(LIMIT).until(() -> slow.heard() == 1);

			contains(application.body("/troupe"), """
					{ "actors": { "market": { "kind": "JOINT", "streams": {
					  "sources": 1, "received": 2, "errors": 1, "subscribers": 2, "broadcast": 5, "lagged": 2
					} } } }
					""");
			contains(application.body("/troupe/market"), """
					{ "kind": "JOINT", "streams": {
					  "sources": 1, "received": 2, "errors": 1, "subscribers": 2, "broadcast": 5, "lagged": 2,
					  "mostQueued": [ { "name": "orders", "received": 2, "queued": 0, "window": 16 } ],
					  "mostWaiting": [
					    { "name": "READER", "delivered": 1, "waiting": 2, "lagged": 2 },
					    { "name": "READER", "delivered": 5, "waiting": 0, "lagged": 0 }
					  ]
					} }
					""".replace("READER", Reader.class.getName()));
		}
	}

	@Test
	void streamsOfSpawnedActorsShowInSum() throws Exception {
		try (WatchedApplication application = WatchedApplication.start()) {
			List<Spawned<?>> spawned = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				Spawned<JointHandle<Reply<Integer>, Integer>> one = application.troupe().spawn(market());
				one.handle().subscribe(new Reader(0));
				one.handle().<Integer>ask((reply) -> reply).get(10, TimeUnit.SECONDS);
				spawned.add(one);
			}

			String list = application.body("/troupe");

			assertThat(spawned).hasSize(3);
			contains(list, """
					{ "spawned": { "market": { "kind": "JOINT", "live": 3, "streams": {
					  "sources": 3, "received": 6, "errors": 3, "subscribers": 3, "broadcast": 3, "lagged": 0
					} } } }
					""");
		}
	}

	@Test
	void manySubscribersAreCountedAndOnlyTheSlowestListed() throws Exception {
		try (WatchedApplication application = WatchedApplication.start()) {
			JointHandle<Reply<Integer>, Integer> market = application.troupe().add(market());
			for (int i = 0; i < StreamsDetailDescriptor.LISTED + 5; i++) {
				market.subscribe(new Reader((i < 5) ? Long.MAX_VALUE : 0));
			}
			market.<Integer>ask((reply) -> reply).get(10, TimeUnit.SECONDS);

			await().atMost(LIMIT).untilAsserted(() -> {
				ActorDetailDescriptor detail = new TroupeEndpoint(application.troupe()).actor("market");
				assertThat(detail).isNotNull();
				assertThat(detail.streams().subscribers()).isEqualTo(StreamsDetailDescriptor.LISTED + 5);
				assertThat(detail.streams().mostWaiting()).hasSize(StreamsDetailDescriptor.LISTED)
					.allSatisfy((subscriber) -> assertThat(subscriber.waiting()).isEqualTo(1));
			});
		}
	}

	/** Gets two elements of one source, loses another and broadcasts when asked. */
	private static ActorSpec<JointHandle<Reply<Integer>, Integer>> market() {
		return ActorSpec.<Reply<Integer>, Integer>joint(Market::new).named("market");
	}

	private static void contains(String actual, String expected) throws Exception {
		JSONAssert.assertEquals(expected, actual, JSONCompareMode.STRICT_ORDER);
	}

	private static final class Market implements JointActor<Reply<Integer>, Integer> {

		private int elements;

		private boolean broken;

		@Override
		public void onStart(StreamContext<Reply<Integer>, Integer> context) {
			context.attach(Source.of(twice(), (text) -> element()).named("orders").window(16));
			context.attach(Source.of(broken(), (text) -> element()).onError((failure) -> {
				this.broken = true;
				return element();
			}));
		}

		private static Flow.Publisher<String> twice() {
			return (subscriber) -> subscriber.onSubscribe(new Flow.Subscription() {

				private int left = 2;

				@Override
				public void request(long n) {
					while (this.left > 0) {
						this.left--;
						subscriber.onNext("order");
					}
				}

				@Override
				public void cancel() {
				}

			});
		}

		private static Flow.Publisher<String> broken() {
			return (subscriber) -> {
				subscriber.onSubscribe(new Flow.Subscription() {

					@Override
					public void request(long n) {
					}

					@Override
					public void cancel() {
					}

				});
				subscriber.onError(new IllegalStateException("broken"));
			};
		}

		private static Reply<Integer> element() {
			return new Element();
		}

		@Override
		public void onMessage(Reply<Integer> reply, StreamContext<Reply<Integer>, Integer> context) {
			if (reply instanceof Element) {
				this.elements++;
			}
			else if (this.elements < 3 || !this.broken) {
				context.self().send(reply);
			}
			else {
				context.broadcast(this.elements);
				reply.send(this.elements);
			}
		}

	}

	private record Element() implements Reply<Integer> {

		@Override
		public boolean send(Integer value) {
			return false;
		}

		@Override
		public boolean fail(Throwable cause) {
			return false;
		}

	}

	/** Counts what it hears. */
	private static final class Reader implements Flow.Subscriber<Integer> {

		private final long first;

		private volatile Flow.Subscription subscription;

		private volatile int heard;

		Reader(long first) {
			this.first = first;
		}

		void request(long n) {
			this.subscription.request(n);
		}

		int heard() {
			return this.heard;
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription = subscription;
			if (this.first > 0) {
				subscription.request(this.first);
			}
		}

		@Override
		public void onNext(Integer item) {
			this.heard++;
		}

		@Override
		public void onError(Throwable failure) {
		}

		@Override
		public void onComplete() {
		}

	}

}
