package io.troupe.runtime;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.JointHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What subscribers do within their callbacks, and what comes of their mistakes. */
class SubscriberTests {

	private final TestEngine engine = TestEngine.start();

	private final Warnings warnings = Warnings.record();

	private final JointHandle<Cue, Object> actor = this.engine.spawn(Cue.spec().buffer(4)).handle();

	@AfterEach
	void close() {
		this.warnings.close();
		this.engine.close();
	}

	private void assertCancelledAndLogged(Ear other) {
		this.warnings.await("A subscriber of actor '" + this.actor.name() + "'");
		Soon.until("one is left", () -> this.engine.snapshot(this.actor).streams().subscribers().size() == 1);
		Cue.broadcast(this.actor, "last");
		String heard = other.heard.next();
		while (!heard.equals("last")) {
			heard = other.heard.next();
		}
	}

	@Test
	void oneThatThrowsInOnSubscribeIsCancelled() {
		Ear other = Ear.on(this.actor, Ear.open());
		this.actor.subscribe(new Ear(0) {
			@Override
			public void onSubscribe(Flow.Subscription subscription) {
				throw new IllegalStateException("no room");
			}
		});

		assertCancelledAndLogged(other);
	}

	@Test
	void oneThatThrowsInOnNextIsCancelledAndHearsNoMore() {
		Ear other = Ear.on(this.actor, Ear.open());
		AtomicInteger items = new AtomicInteger();
		Ear thrower = Ear.on(this.actor, new Ear(Long.MAX_VALUE) {
			@Override
			public void onNext(Object item) {
				items.incrementAndGet();
				throw new IllegalStateException("cannot take it");
			}
		});

		Cue.broadcast(this.actor, "a", "b");

		assertCancelledAndLogged(other);
		assertThat(items).hasValue(1);
		assertThat(thrower.heard.rest()).isEmpty();
	}

	@Test
	void oneThatThrowsAnErrorIsCancelled() {
		Ear other = Ear.on(this.actor, Ear.open());
		Ear.on(this.actor, new Ear(Long.MAX_VALUE) {
			@Override
			public void onNext(Object item) {
				throw new AssertionError("cannot take it");
			}
		});

		Cue.broadcast(this.actor, "a");

		assertCancelledAndLogged(other);
	}

	@Test
	void oneThatThrowsInOnLagIsCancelled() {
		Ear other = Ear.on(this.actor, Ear.open());
		Ear thrower = Ear.on(this.actor, new Ear(0) {
			@Override
			public void onLag(long missed) {
				throw new IllegalStateException("missed " + missed);
			}
		});
		Cue.broadcast(this.actor, 1, 2, 3, 4, 5);

		thrower.subscription().request(10);

		assertCancelledAndLogged(other);
		assertThat(thrower.heard.rest()).isEmpty();
	}

	@Test
	void oneThatThrowsInOnCompleteIsLogged() {
		Ear.on(this.actor, new Ear(0) {
			@Override
			public void onComplete() {
				throw new IllegalStateException("not yet");
			}
		});
		Ear other = Ear.on(this.actor, Ear.open());

		Cue.ask(this.actor, (context) -> {
			context.stop();
			return true;
		});

		this.warnings.await("A subscriber of actor '" + this.actor.name() + "'");
		assertThat(other.heard.next()).isEqualTo("complete");
	}

	@Test
	void aRequestForNothingIsAnError() {
		Ear ear = Ear.on(this.actor, Ear.open());

		ear.subscription().request(0);

		assertThat(ear.heard.next()).contains("requested 0").contains("3.9");
		assertThat(this.engine.snapshot(this.actor).streams().subscribers()).isEmpty();
		ear.subscription().request(-1);
		Cue.broadcast(this.actor, "a");
		assertThat(ear.heard.rest()).isEmpty();
	}

	@Test
	void requestsAddUpWithoutOverflow() {
		Ear ear = Ear.on(this.actor, new Ear(Long.MAX_VALUE));

		ear.subscription().request(Long.MAX_VALUE);
		ear.subscription().request(1);
		Cue.broadcast(this.actor, "a", "b");

		assertThat(ear.heard.next(2)).containsExactly("a", "b");
	}

	@Test
	void oneMayRequestOneByOneFromWithinOnNext() {
		Ear ear = Ear.on(this.actor, new Ear(1) {
			@Override
			public void onNext(Object item) {
				super.onNext(item);
				subscription().request(1);
			}
		});

		for (int item = 0; item < 20; item++) {
			Cue.broadcast(this.actor, item);
			assertThat(ear.heard.next()).isEqualTo(Integer.toString(item));
		}
	}

	@Test
	void oneMayCancelFromWithinOnNext() {
		Ear ear = Ear.on(this.actor, new Ear(Long.MAX_VALUE) {
			@Override
			public void onNext(Object item) {
				super.onNext(item);
				subscription().cancel();
			}
		});

		Cue.broadcast(this.actor, "a", "b", "c");

		assertThat(ear.heard.next()).isEqualTo("a");
		Soon.until("it is gone", () -> this.engine.snapshot(this.actor).streams().subscribers().isEmpty());
		Cue.broadcast(this.actor, "d");
		assertThat(ear.heard.rest()).isEmpty();
	}

	@Test
	void oneMayCancelFromWithinOnSubscribeAndOnLag() {
		this.actor.subscribe(new Ear(0) {
			@Override
			public void onSubscribe(Flow.Subscription subscription) {
				subscription.cancel();
			}
		});
		Ear lagging = Ear.on(this.actor, new Ear(0) {
			@Override
			public void onLag(long missed) {
				super.onLag(missed);
				subscription().cancel();
			}
		});
		Cue.broadcast(this.actor, 1, 2, 3, 4, 5);

		lagging.subscription().request(10);

		assertThat(lagging.heard.next()).isEqualTo("missed 1");
		Soon.until("both are gone", () -> this.engine.snapshot(this.actor).streams().subscribers().isEmpty());
		assertThat(lagging.heard.rest()).isEmpty();
	}

	@Test
	void oneMaySubscribeAnotherFromWithinItsCallbacks() {
		Ear inner = Ear.open();
		Ear.on(this.actor, new Ear(Long.MAX_VALUE) {
			@Override
			public void onNext(Object item) {
				if (item.equals("a")) {
					SubscriberTests.this.actor.subscribe(inner);
				}
			}
		});

		Cue.broadcast(this.actor, "a");
		inner.subscription();
		Cue.broadcast(this.actor, "b");

		assertThat(inner.heard.next()).isEqualTo("b");
	}

	@Test
	void cancellingTwiceAndRequestingAfterwardsDoNothing() {
		Ear ear = Ear.on(this.actor, new Ear(0));
		Cue.broadcast(this.actor, "a");

		ear.subscription().cancel();
		ear.subscription().cancel();
		ear.subscription().request(1);
		ear.subscription().request(0);
		Cue.broadcast(this.actor, "b");

		assertThat(ear.heard.rest()).isEmpty();
		assertThat(this.engine.snapshot(this.actor).streams().subscribers()).isEmpty();
	}

	@Test
	void aSubscriberMaySendToTheActorItListensTo() {
		Ear ear = Ear.on(this.actor, new Ear(Long.MAX_VALUE) {
			@Override
			public void onNext(Object item) {
				super.onNext(item);
				if (item.equals("ping")) {
					SubscriberTests.this.actor.send((context) -> context.broadcast("pong"));
				}
			}
		});

		Cue.broadcast(this.actor, "ping");

		assertThat(ear.heard.next(2)).containsExactly("ping", "pong");
	}

}
