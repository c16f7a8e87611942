package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.Cancellable;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.Spawned;
import io.troupe.StreamContext;
import io.troupe.Supervision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class BroadcastTests {

	private final TestEngine engine = TestEngine.start();

	private final Spawned<JointHandle<Cue, Object>> spawned = this.engine
		.spawn(Cue.spec().supervision(TestEngine.RESTART_AT_ONCE));

	private final JointHandle<Cue, Object> actor = this.spawned.handle();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void everySubscriberHearsEverythingInOrder() {
		List<Ear> ears = new ArrayList<>();
		for (int ear = 0; ear < 5; ear++) {
			ears.add(Ear.on(this.actor, Ear.open()));
		}

		Cue.broadcast(this.actor, "a", "b");
		Cue.broadcast(this.actor, "c");

		for (Ear ear : ears) {
			assertThat(ear.heard.next(3)).containsExactly("a", "b", "c");
		}
	}

	@Test
	void aLateSubscriberHearsOnlyWhatComesAfterIt() {
		Ear early = Ear.on(this.actor, Ear.open());
		Cue.broadcast(this.actor, "a");
		Ear late = Ear.on(this.actor, Ear.open());

		Cue.broadcast(this.actor, "b");

		assertThat(early.heard.next(2)).containsExactly("a", "b");
		assertThat(late.heard.next()).isEqualTo("b");
	}

	@Test
	void whatNobodyListensToIsGone() {
		Cue.broadcast(this.actor, "a");
		Ear ear = Ear.on(this.actor, Ear.open());
		Cue.broadcast(this.actor, "b");

		assertThat(ear.heard.next()).isEqualTo("b");
		assertThat(this.engine.snapshot(this.actor).streams().broadcast()).isEqualTo(2);
	}

	@Test
	void oneWhoSubscribedOnAnyThreadHearsWhatIsBroadcastAfterwards() {
		Stress.concurrently(8, 0, (random, thread) -> {
			Ear ear = new Ear(Long.MAX_VALUE);
			this.actor.subscribe(ear);
			Cue.broadcast(this.actor, "from " + thread);
			List<String> heard = new ArrayList<>();
			while (!heard.contains("from " + thread)) {
				heard.add(ear.heard.next());
			}
			assertThat(heard).doesNotHaveDuplicates();
		});
	}

	@Test
	void aSubscriberGetsNoMoreThanItRequested() {
		Ear ear = Ear.on(this.actor, new Ear(0));
		Cue.broadcast(this.actor, "a", "b", "c");

		ear.subscription().request(2);
		List<String> first = ear.heard.next(2);
		Soon.until("one waits", () -> waiting() == 1);
		ear.subscription().request(1);

		assertThat(first).containsExactly("a", "b");
		assertThat(ear.heard.next()).isEqualTo("c");
	}

	private long waiting() {
		return this.engine.snapshot(this.actor).streams().subscribers().get(0).waiting();
	}

	@Test
	void twoFunctionsHearEverythingUntilCancelled() {
		Probe<Object> heard = new Probe<>();
		Cancellable subscription = this.actor.subscribe(heard::add, heard::add);

		Cue.broadcast(this.actor, "a");
		assertThat(heard.next()).isEqualTo("a");
		boolean first = subscription.cancel();
		boolean second = subscription.cancel();
		Cue.broadcast(this.actor, "b");

		assertThat(first).isTrue();
		assertThat(second).isFalse();
		assertThat(heard.rest()).isEmpty();
		assertThat(this.engine.snapshot(this.actor).streams().subscribers()).isEmpty();
	}

	@Test
	void theLastItemsBeforeTheEndAreDeliveredThenCompletion() {
		Ear ear = Ear.on(this.actor, new Ear(1));
		this.actor.send((context) -> {
			context.broadcast("a");
			context.broadcast("b");
			context.broadcast("c");
			context.stop();
		});
		Soon.get(this.spawned.whenStopped());
		assertThat(ear.heard.next()).isEqualTo("a");

		ear.subscription().request(5);

		assertThat(ear.heard.next(3)).containsExactly("b", "c", "complete");
	}

	@Test
	void completionNeedsNoRequest() {
		Ear ear = Ear.on(this.actor, new Ear(0));

		this.spawned.stop();

		assertThat(ear.heard.next()).isEqualTo("complete");
	}

	@Test
	void whatIsBroadcastInOnStopIsHeard() {
		Spawned<JointHandle<String, Object>> parting = this.engine.troupe()
			.spawn(ActorSpec.<String, Object>joint(() -> new JointActor<>() {
				@Override
				public void onMessage(String message, StreamContext<String, Object> context) {
					context.broadcast(message);
				}

				@Override
				public void onStop(StreamContext<String, Object> context) {
					context.broadcast("goodbye");
				}
			}).named("parting"));
		Ear ear = Ear.on(parting.handle(), Ear.open());

		parting.handle().send("hello");
		parting.stop();

		assertThat(ear.heard.next(3)).containsExactly("hello", "goodbye", "complete");
	}

	@Test
	void theFailureOfTheActorIsTold() {
		JointHandle<Cue, Object> frail = this.engine
			.spawn(Cue.spec().supervision(Supervision.of(Supervision.Strategy.STOP)))
			.handle();
		Ear ear = Ear.on(frail, Ear.open());

		frail.send((context) -> {
			context.broadcast("a");
			throw new IllegalStateException("broken");
		});

		assertThat(ear.heard.next(2)).containsExactly("a", "failed: broken");
		assertThat(Ear.on(frail, Ear.open()).heard.next()).isEqualTo(
				"failed: Actor '" + frail.name() + "' has failed for good and broadcasts no more; the cause tells why");
	}

	@Test
	void oneWhoSubscribesAfterTheEndHearsThatAtOnce() {
		this.spawned.stop();
		Soon.get(this.spawned.whenStopped());

		Ear ear = Ear.on(this.actor, new Ear(0));

		assertThat(ear.heard.next()).isEqualTo("complete");
		assertThat(ear.heard.rest()).isEmpty();
	}

	@Test
	void oneWhoSubscribesBeforeTheStartHearsEverything() {
		try (TestEngine cold = TestEngine.create((builder) -> {
		})) {
			JointHandle<Cue, Object> early = cold.troupe().add(Cue.spec());
			Ear ear = Ear.on(early, Ear.open());
			early.send((context) -> context.broadcast("first"));
			assertThat(ear.heard.rest()).isEmpty();

			cold.troupe().start();

			assertThat(ear.heard.next()).isEqualTo("first");
		}
	}

	@Test
	void aRestartGoesUnnoticed() {
		Ear ear = Ear.on(this.actor, Ear.open());
		Cue.broadcast(this.actor, "a");
		this.actor.send((context) -> {
			throw new IllegalStateException("broken");
		});

		Cue.broadcast(this.actor, "b");

		assertThat(ear.heard.next(2)).containsExactly("a", "b");
		assertThat(this.engine.snapshot(this.actor).restarts()).isOne();
	}

	@Test
	void aPermanentActorThatComesBackBroadcastsAgain() {
		JointHandle<Cue, Object> permanent = this.engine.troupe()
			.add(Cue.spec().named("permanent").supervision(Supervision.of(Supervision.Strategy.STOP)));
		Ear before = Ear.on(permanent, Ear.open());
		permanent.send((context) -> {
			throw new IllegalStateException("broken");
		});
		assertThat(before.heard.next()).isEqualTo("failed: broken");
		this.engine.awaitState(permanent, ActorState.FAILED);

		this.engine.troupe().restart("permanent");
		Ear after = Ear.on(permanent, Ear.open());
		Cue.broadcast(permanent, "again");

		assertThat(after.heard.next()).isEqualTo("again");
		assertThat(before.heard.rest()).isEmpty();
	}

	@Test
	void whoListenedBeforeTheEndHearsNothingOfAnActorThatComesBack() {
		JointHandle<Cue, Object> permanent = this.engine.troupe()
			.add(Cue.spec().named("permanent").supervision(Supervision.of(Supervision.Strategy.STOP)));
		Ear slow = Ear.on(permanent, new Ear(0));
		Cue.broadcast(permanent, "before");
		permanent.send((context) -> {
			throw new IllegalStateException("broken");
		});
		this.engine.awaitState(permanent, ActorState.FAILED);

		this.engine.troupe().restart("permanent");
		Cue.broadcast(permanent, "again");
		slow.subscription().request(10);

		assertThat(slow.heard.next(2)).containsExactly("before", "failed: broken");
		assertThat(slow.heard.rest()).isEmpty();
	}

	@Test
	void completeStreamsEndsWhatOutsidersHearAndNotWhatActorsHear() {
		Probe<String> inside = new Probe<>();
		JointHandle<Cue, Object> listener = this.engine.spawn(Cue.spec()).handle();
		Cue.ask(listener, (context) -> context.attach(this.actor, (item) -> (any) -> inside.add(item.toString())));
		Ear slow = Ear.on(this.actor, new Ear(0));
		Cue.broadcast(this.actor, "a", "b");

		this.engine.troupe().completeStreams();
		Cue.broadcast(this.actor, "c");
		Ear late = Ear.on(this.actor, Ear.open());
		slow.subscription().request(10);

		assertThat(slow.heard.next(3)).containsExactly("a", "b", "complete");
		assertThat(late.heard.next()).isEqualTo("complete");
		assertThat(inside.next(3)).containsExactly("a", "b", "c");
		assertThat(this.engine.snapshot(this.actor).streams().subscribers()).hasSize(1);
	}

	@Test
	void afterCompleteStreamsNothingLaterIsDeliveredHoweverSlowTheSubscriber() {
		JointHandle<Cue, Object> small = this.engine.spawn(Cue.spec().buffer(2)).handle();
		Ear slow = Ear.on(small, new Ear(0));
		Cue.broadcast(small, "a", "b", "c");

		this.engine.troupe().completeStreams();
		Ear.on(small, new Ear(0));
		JointHandle<Cue, Object> listener = this.engine.spawn(Cue.spec()).handle();
		Cue.ask(listener, (context) -> context.attach(small, (item) -> (any) -> {
		}));
		Cue.broadcast(small, "d", "e", "f");
		slow.subscription().request(10);

		assertThat(slow.heard.next(2)).containsExactly("missed 3", "complete");
		assertThat(slow.heard.rest()).isEmpty();
	}

	@Test
	void anActorSpawnedAfterCompleteStreamsIsListenedToByActorsOnly() {
		Probe<String> inside = new Probe<>();
		this.engine.troupe().completeStreams();

		JointHandle<Cue, Object> fresh = this.engine.spawn(Cue.spec()).handle();
		Cue.ask(this.actor, (context) -> context.attach(fresh, (item) -> (any) -> inside.add(item.toString())));
		Ear outside = Ear.on(fresh, Ear.open());
		Cue.broadcast(fresh, "a");

		assertThat(outside.heard.next()).isEqualTo("complete");
		assertThat(inside.next()).isEqualTo("a");
	}

	@Test
	void broadcastFromAnotherThreadIsRefused() {
		StreamContext<Cue, Object> leaked = Cue.ask(this.actor, (context) -> context);

		assertThatIllegalStateException().isThrownBy(() -> leaked.broadcast("a"))
			.withMessageStartingWith("The context of actor '" + this.actor.name() + "' was used by thread '"
					+ Thread.currentThread().getName() + "' outside the actor's turn");
	}

	@Test
	void aNullItemIsRefused() {
		StreamContext<Cue, Object> leaked = Cue.ask(this.actor, (context) -> context);

		assertThatNullPointerException().isThrownBy(() -> leaked.broadcast(null))
			.withMessage("'item' must not be null");
	}

	@Test
	void subscribersRunOnThreadsThatMayBlockOneAtATime() {
		Gate gate = new Gate();
		Probe<String> threads = new Probe<>();
		this.actor.subscribe((item) -> {
			threads.add(Thread.currentThread().getName());
			gate.hold();
		}, (missed) -> {
		});
		Ear other = Ear.on(this.actor, Ear.open());

		Cue.broadcast(this.actor, "a", "b");

		assertThat(threads.next()).contains("stream");
		gate.awaitHeld();
		assertThat(other.heard.next(2)).containsExactly("a", "b");
		assertThat(threads.rest()).isEmpty();
		gate.open();
		assertThat(threads.next()).contains("stream");
	}

	@Test
	void oneSubscriberMayListenToTwoActors() {
		JointHandle<Cue, Object> second = this.engine.spawn(Cue.spec()).handle();
		Probe<Object> heard = new Probe<>();
		for (JointHandle<Cue, Object> each : List.of(this.actor, second)) {
			each.subscribe(heard::add, (missed) -> {
			});
		}

		Cue.broadcast(this.actor, "a");
		Cue.broadcast(second, "b");

		assertThat(heard.next(2)).containsExactlyInAnyOrder("a", "b");
	}

}
