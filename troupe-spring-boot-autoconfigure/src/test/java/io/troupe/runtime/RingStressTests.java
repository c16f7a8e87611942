package io.troupe.runtime;

import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Readers that are overtaken by the writer all the time. */
class RingStressTests {

	private static final int READERS = 2;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 64 })
	void aReaderFindsOrMissesEachItem(int size) {
		run(size, 100_000);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 64 })
	@Tag("stress")
	void aReaderFindsOrMissesEachItemAtFullSize(int size) {
		run(size, 5_000_000);
	}

	private void run(int size, int items) {
		Ring ring = new Ring(size);
		Stress.concurrently(READERS + 1, Stress.seed("ring of " + size), (random, thread) -> {
			if (thread == 0) {
				write(ring, items, random);
			}
			else {
				read(ring, items);
			}
		});
	}

	private static void write(Ring ring, int items, Random random) {
		for (long item = 0; item < items; item++) {
			ring.add(item);
			for (int spin = random.nextInt(8); spin > 0; spin--) {
				Thread.onSpinWait();
			}
		}
	}

	private static void read(Ring ring, int items) {
		long cursor = 0;
		long found = 0;
		long missed = 0;
		while (cursor < items) {
			if (cursor > ring.last()) {
				Thread.onSpinWait();
				continue;
			}
			long index = cursor;
			Ring.Item item = ring.read(index);
			while (item.index() != index) {
				assertThat(item.index()).isGreaterThan(index);
				index = ring.oldest(item);
				item = ring.read(index);
			}
			assertThat(item.value()).isEqualTo(index);
			assertThat(index).isGreaterThanOrEqualTo(cursor);
			missed += index - cursor;
			found++;
			cursor = index + 1;
		}
		assertThat(found + missed).isEqualTo(items);
	}

}
