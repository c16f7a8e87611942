package io.troupe.runtime;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

import io.troupe.ActorStoppedException;

/**
 * The asks that wait for an answer, so that each ends in time, and at once when the
 * engine does. Most asks are answered long before, so entering and leaving take one write
 * each and no lock, while looking for those whose time is up is a walk over all. The walk
 * comes when the earliest of them may be due, and the more it has to look at, the rarer.
 * <p>
 * Safe for any number of threads. The rows that a burst of open asks needed are kept.
 */
final class OpenAsks {

	/** Later than any ask is due. */
	private static final long FAR = Long.MAX_VALUE / 2;

	/** How much later the next walk is for each ask that this one looked at. */
	private static final long NANOS_FOR_EACH = 100;

	/** Places, most of them empty, whose look costs as much as that at one ask. */
	private static final int PLACES_FOR_AN_ASK = 10;

	/** Asks that may be looked at without a delay of the next walk. */
	private static final int FREE = 1_000;

	private final TimeSource time;

	private final Stripe[] stripes;

	// when the first of the open asks is due, or earlier
	private final AtomicLong earliest;

	private volatile boolean closed;

	OpenAsks(TimeSource time, int processors) {
		this.time = time;
		this.earliest = new AtomicLong(time.nanoTime() + FAR);
		this.stripes = new Stripe[Math.min(16, 2 * Integer.highestOneBit(processors))];
		for (int i = 0; i < this.stripes.length; i++) {
			this.stripes[i] = new Stripe();
		}
	}

	/**
	 * Enters an ask.
	 * @param ask the ask, not yet sent
	 */
	void add(Ask<?> ask) {
		int number = (int) Thread.currentThread().getId() & (this.stripes.length - 1);
		ask.place = this.stripes[number].put(ask) * this.stripes.length + number;
		watch(ask.dueNanos(), 0);
		if (ask.isDone()) {
			remove(ask);
		}
		else if (this.closed) {
			fail(ask);
		}
	}

	/**
	 * Takes an ask out; does nothing if it was never entered.
	 * @param ask the ask, done
	 */
	void remove(Ask<?> ask) {
		int place = ask.place;
		if (place >= 0) {
			this.stripes[place & (this.stripes.length - 1)].clear(place / this.stripes.length, ask);
		}
	}

	// whoever brings the time forward makes the walk that it is for
	private void watch(long due, long leastDelay) {
		long known = this.earliest.get();
		while (due - known < 0) {
			if (this.earliest.compareAndSet(known, due)) {
				schedule(due, known, leastDelay);
				return;
			}
			known = this.earliest.get();
		}
	}

	private void schedule(long due, long before, long leastDelay) {
		long delay = Math.max(leastDelay, due - this.time.nanoTime());
		try {
			this.time.schedule(Duration.ofNanos(Math.max(0, delay)), this::expire);
		}
		catch (Throwable ex) {
			// or no later ask would make the walk either
			this.earliest.compareAndSet(due, before);
			throw ex;
		}
	}

	private void expire() {
		long now = this.time.nanoTime();
		if (now - this.earliest.get() < 0) {
			return;
		}
		// set before the walk, so that who enters during it brings the time forward again
		this.earliest.set(now + FAR);
		Walk walk = new Walk(now);
		long places = places();
		for (Stripe stripe : this.stripes) {
			stripe.forEach(walk);
		}
		if (walk.next - (now + FAR) < 0) {
			long effort = walk.looked + places / PLACES_FOR_AN_ASK;
			watch(walk.next, (effort > FREE) ? effort * NANOS_FOR_EACH : 0);
		}
	}

	/**
	 * Returns for how many asks there is a place.
	 * @return how many
	 */
	long places() {
		long places = 0;
		for (Stripe stripe : this.stripes) {
			places += stripe.places();
		}
		return places;
	}

	void close() {
		this.closed = true;
		for (Stripe stripe : this.stripes) {
			stripe.forEach(OpenAsks::fail);
		}
	}

	private static void fail(Ask<?> ask) {
		Cell cell = ask.cell();
		ask.fail(new ActorStoppedException(cell.name(), cell.blueprint.definition.name, ask.messageType()));
	}

	/** Ends the asks that are due and finds out when the next one is. */
	private static final class Walk implements Consumer<Ask<?>> {

		private final long now;

		private final Stacks stacks = new Stacks();

		private long next;

		private long looked;

		Walk(long now) {
			this.now = now;
			this.next = now + FAR;
		}

		@Override
		public void accept(Ask<?> ask) {
			this.looked++;
			long due = ask.dueNanos();
			if (due - this.now <= 0) {
				end(ask);
			}
			else if (due - this.next < 0) {
				this.next = due;
			}
		}

		// the others have a right to their end too
		private void end(Ask<?> ask) {
			try {
				ask.timedOut(this.stacks);
			}
			catch (Throwable ex) {
				ask.fail(ex);
			}
		}

	}

	/** The asks of some threads: each takes the next free place after its last one. */
	private static final class Stripe {

		private static final int ROW_BITS = 8;

		private static final int ROW = 1 << ROW_BITS;

		private static final int PROBES = 8;

		/** Places within which a free one is taken without counting. */
		private static final int NEAR = 64;

		/** The part of the places, as a divisor, from which on there are too few. */
		private static final int CROWDED = 4;

		// grows under the monitor; rows stay where they are
		private volatile Row[] rows = { new Row() };

		// racing threads may take the same, and find it taken
		private int cursor;

		int put(Ask<?> ask) {
			while (true) {
				Row[] known = this.rows;
				int mask = known.length * ROW - 1;
				for (int i = 0; i < PROBES; i++) {
					int place = this.cursor++ & mask;
					Row row = known[place >> ROW_BITS];
					if (row.get(place & (ROW - 1)) == null && row.compareAndSet(place & (ROW - 1), null, ask)) {
						return place;
					}
				}
				makeRoom(known);
			}
		}

		// asks that stay open next to each other are no reason to grow
		private synchronized void makeRoom(Row[] known) {
			int places = known.length * ROW;
			int begin = this.cursor;
			int free = -1;
			int taken = 0;
			for (int i = 0; i < places && (free < 0 || i >= NEAR); i++) {
				int place = (begin + i) & (places - 1);
				if (known[place >> ROW_BITS].get(place & (ROW - 1)) != null) {
					taken++;
				}
				else if (free < 0) {
					free = place;
				}
			}
			if (free < 0 || taken > places / CROWDED) {
				grow(known);
			}
			else {
				this.cursor = free;
			}
		}

		private void grow(Row[] known) {
			if (this.rows == known) {
				Row[] more = Arrays.copyOf(known, known.length * 2);
				for (int i = known.length; i < more.length; i++) {
					more[i] = new Row();
				}
				this.rows = more;
			}
		}

		int places() {
			return this.rows.length * ROW;
		}

		void clear(int place, Ask<?> ask) {
			this.rows[place >> ROW_BITS].compareAndSet(place & (ROW - 1), ask, null);
		}

		void forEach(Consumer<Ask<?>> visitor) {
			for (Row row : this.rows) {
				for (int i = 0; i < ROW; i++) {
					Ask<?> ask = row.get(i);
					if (ask != null && ask.isDone()) {
						// it was answered before it knew its place
						row.compareAndSet(i, ask, null);
					}
					else if (ask != null) {
						visitor.accept(ask);
					}
				}
			}
		}

	}

	/** Some places for asks. */
	private static final class Row extends AtomicReferenceArray<Ask<?>> {

		Row() {
			super(Stripe.ROW);
		}

	}

}
