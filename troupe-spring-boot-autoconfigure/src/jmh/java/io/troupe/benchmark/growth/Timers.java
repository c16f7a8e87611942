package io.troupe.benchmark.growth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.troupe.ActorSpec;
import io.troupe.Cancellable;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * The time to schedule a message, to cancel it and to get it, against the number of
 * messages that the same actor has scheduled for much later. What is due at one instant
 * is timed from the first to the last to arrive.
 */
final class Timers implements Curve {

	private static final int TIMED = 10_000;

	private static final Duration SOON = Duration.ofMillis(200);

	@Override
	public int[] sizes() {
		return new int[] { 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000 };
	}

	@Override
	public Trial at(int size) throws InterruptedException {
		return new Schedule(size);
	}

	/** An actor with timers. */
	private static final class Schedule implements Trial {

		private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

		private final SinkHandle<Errand> actor = this.troupe.add(ActorSpec.sink(Runner::new).named("runner"));

		private final Random random = new Random(1);

		Schedule(int size) throws InterruptedException {
			for (int armed = 0; armed < size; armed += TIMED) {
				int now = Math.min(TIMED, size - armed);
				inTurn((context) -> armMuchLater(context, now));
			}
		}

		private List<Cancellable> armMuchLater(SinkContext<Errand> context, int count) {
			List<Cancellable> timers = new ArrayList<>(count);
			for (int i = 0; i < count; i++) {
				Duration delay = Duration.ofMinutes(60).plusMillis(this.random.nextInt(3_600_000));
				timers.add(context.schedule(delay, (never) -> {
				}));
			}
			return timers;
		}

		@Override
		public void run(Readings readings) throws InterruptedException {
			List<Cancellable> timers = new ArrayList<>();
			inTurn((context) -> {
				long begin = System.nanoTime();
				timers.addAll(armMuchLater(context, TIMED));
				readings.addSince("schedule", begin, TIMED);
			});
			Collections.shuffle(timers, this.random);
			inTurn((context) -> {
				long begin = System.nanoTime();
				timers.forEach(Cancellable::cancel);
				readings.addSince("cancel", begin, TIMED);
			});
			Due due = new Due();
			inTurn((context) -> {
				Instant soon = Instant.now().plus(SOON);
				for (int i = 0; i < TIMED; i++) {
					context.scheduleAt(soon, due);
				}
			});
			due.all.await();
			readings.addNanos("fire", due.nanos, TIMED - 1);
		}

		private void inTurn(Errand errand) throws InterruptedException {
			Arrivals done = new Arrivals(1);
			this.actor.send((context) -> {
				errand.run(context);
				done.one();
			});
			done.await();
		}

		@Override
		public void close() {
			this.troupe.close();
		}

	}

	/** A message that says what to do. */
	@FunctionalInterface
	private interface Errand {

		void run(SinkContext<Errand> context);

	}

	/** Counts and times those that arrive. */
	private static final class Due implements Errand {

		private final Arrivals all = new Arrivals(1);

		// written by the actor before the arrival

		private int count;

		private long nanos;

		@Override
		public void run(SinkContext<Errand> context) {
			this.count++;
			if (this.count == 1) {
				this.nanos = -System.nanoTime();
			}
			if (this.count == TIMED) {
				this.nanos += System.nanoTime();
				this.all.one();
			}
		}

	}

	/** Does what it is told. */
	private static final class Runner implements SinkActor<Errand> {

		@Override
		public void onMessage(Errand errand, SinkContext<Errand> context) {
			errand.run(context);
		}

	}

}
