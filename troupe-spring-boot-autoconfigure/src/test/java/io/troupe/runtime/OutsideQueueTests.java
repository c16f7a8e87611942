package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutsideQueueTests {

	private static final int MANY = 5_000;

	private final OutsideQueue queue = new OutsideQueue();

	private final TestEngine engine = TestEngine.start();

	@AfterEach
	void stop() {
		this.engine.close();
	}

	@Test
	void anEmptyQueueGivesNothing() {
		assertThat(this.queue.isEmpty()).isTrue();
		assertThat(this.queue.size()).isZero();
		assertThat(this.queue.poll()).isNull();
	}

	@Test
	void whatIsAddedComesOutOnceAlsoWhenItDoesNotFitTheRing() {
		List<Cell> cells = cells(MANY);

		cells.forEach(this.queue::add);

		assertThat(this.queue.size()).isEqualTo(MANY);
		assertThat(this.queue.isEmpty()).isFalse();
		Set<Cell> taken = ConcurrentHashMap.newKeySet();
		for (int i = 0; i < MANY; i++) {
			assertThat(taken.add(this.queue.poll())).isTrue();
		}
		assertThat(this.queue.poll()).isNull();
		assertThat(taken).containsExactlyInAnyOrderElementsOf(cells);
	}

	@Test
	void oneByOneItKeepsTheOrderRoundAfterRound() {
		List<Cell> cells = cells(3);

		for (int round = 0; round < MANY; round++) {
			cells.forEach(this.queue::add);
			for (Cell cell : cells) {
				assertThat(this.queue.poll()).isSameAs(cell);
			}
		}

		assertThat(this.queue.isEmpty()).isTrue();
	}

	@Test
	void whatFitsTheRingIsNotHeldUpByAnOverflowWithoutEnd() {
		List<Cell> cells = cells(MANY);
		cells.forEach(this.queue::add);
		Set<Cell> taken = ConcurrentHashMap.newKeySet();

		for (int i = 0; i < 2 * MANY; i++) {
			Cell cell = this.queue.poll();
			taken.add(cell);
			this.queue.add(cell);
		}

		assertThat(taken).containsAll(cells);
	}

	@Test
	void manyThreadsLoseNothingAndTakeNothingTwice() {
		List<Cell> cells = cells(MANY);
		AtomicInteger[] taken = new AtomicInteger[MANY];
		for (int i = 0; i < MANY; i++) {
			taken[i] = new AtomicInteger();
		}
		AtomicInteger left = new AtomicInteger(2 * MANY);

		Stress.concurrently(4, 1, (random, number) -> {
			if (number < 2) {
				for (int i = number; i < 2 * MANY; i += 2) {
					this.queue.add(cells.get(i % MANY));
				}
			}
			else {
				while (left.get() > 0) {
					Cell cell = this.queue.poll();
					if (cell != null) {
						taken[cell.number - cells.get(0).number].incrementAndGet();
						left.decrementAndGet();
					}
				}
			}
		});

		assertThat(this.queue.isEmpty()).isTrue();
		assertThat(taken).allSatisfy((count) -> assertThat(count).hasValue(2));
	}

	private List<Cell> cells(int count) {
		ActorSpec<?> spec = ActorSpec.<String>sink(() -> (SinkActor<String>) (message, context) -> {
		}).named("waiting");
		List<Cell> cells = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			cells.add(((CellHandle) this.engine.troupe().spawn(spec).handle()).cell());
		}
		return cells;
	}

}
