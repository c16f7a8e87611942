package io.troupe.runtime;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** When the ticks of a {@link Program} have to come. */
final class ModelClock {

	private final Map<Tick, ModelPart> armed = new IdentityHashMap<>();

	private long scheduled;

	/** Notes a timer that {@code part} has started. */
	void arm(ModelPart part, Tick tick) {
		tick.number = this.scheduled++;
		this.armed.put(tick, part);
		if (part.refuses()) {
			// an actor that ends has no timers
			tick.cancel();
		}
	}

	/** Brings the ticks that are due by then. */
	void move(long target, boolean jump) {
		for (Tick tick = next(target); tick != null; tick = next(target)) {
			fire(tick, jump ? target : tick.dueNanos);
		}
	}

	private @Nullable Tick next(long target) {
		this.armed.keySet().removeIf((tick) -> tick.state == Tick.State.CANCELLED || tick.state == Tick.State.DONE);
		return this.armed.keySet()
			.stream()
			.filter((tick) -> tick.dueNanos <= target)
			.min(Comparator.comparingLong((Tick tick) -> tick.dueNanos).thenComparingLong((tick) -> tick.number))
			.orElse(null);
	}

	private void fire(Tick tick, long now) {
		this.armed.get(tick).fire(tick);
		if (tick.period == null) {
			this.armed.remove(tick);
			return;
		}
		// the rhythm is kept, and what was missed is not made up for
		long step = tick.period.toNanos();
		tick.dueNanos += step * ((now - tick.dueNanos) / step + 1);
		tick.number = this.scheduled++;
	}

}
