package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.troupe.JointHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One of a hundred subscribers is blocked for good. */
class BlockedSubscriberTests {

	private static final int BUFFER = 64;

	private static final int BURST = 50;

	private static final int ITEMS = 5_000;

	private final TestEngine engine = TestEngine.start();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void theOtherNinetyNineGetEveryItemAndItsLagIsExactWhenItWakes() {
		JointHandle<Cue, Object> actor = this.engine.spawn(Cue.spec().buffer(BUFFER)).handle();
		Gate gate = new Gate();
		Probe<String> heard = new Probe<>();
		actor.subscribe((item) -> {
			if (item.equals(0)) {
				gate.hold();
			}
			heard.add("item " + item);
		}, (missed) -> heard.add("missed " + missed));
		List<Tally> others = new ArrayList<>();
		for (int i = 0; i < 99; i++) {
			Tally tally = new Tally();
			actor.subscribe(tally::take, (missed) -> tally.faults.incrementAndGet());
			others.add(tally);
		}

		for (int from = 0; from < ITEMS; from += BURST) {
			int until = from + BURST;
			Cue.broadcast(actor, IntStream.range(from, until).boxed().toArray());
			Soon.until("the others have it", () -> others.stream().allMatch((tally) -> tally.next.get() == until));
			gate.awaitHeld();
		}
		gate.open();

		assertThat(others).allMatch((tally) -> tally.faults.get() == 0);
		assertThat(heard.next(2)).containsExactly("item 0", "missed " + (ITEMS - 1 - BUFFER));
		assertThat(heard.next(BUFFER)).containsExactly(
				IntStream.range(ITEMS - BUFFER, ITEMS).mapToObj((item) -> "item " + item).toArray(String[]::new));
		assertThat(this.engine.snapshot(actor).streams().lagged()).isEqualTo(ITEMS - 1 - BUFFER);
	}

	/** Counts items that come in order. */
	private static final class Tally {

		private final AtomicLong next = new AtomicLong();

		private final AtomicLong faults = new AtomicLong();

		void take(Object item) {
			if (((Integer) item).longValue() != this.next.getAndIncrement()) {
				this.faults.incrementAndGet();
			}
		}

	}

}
