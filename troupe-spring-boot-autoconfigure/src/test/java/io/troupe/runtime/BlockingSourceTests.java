package io.troupe.runtime;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.troupe.Attachment;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.Spawned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlockingSourceTests {

	private static final int WINDOW = 4;

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	private final Probe<String> closed = new Probe<>();

	private final Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();

	private final SinkHandle<Step> actor = this.spawned.handle();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private Step said(Object text) {
		return (context) -> this.probe.add(text.toString());
	}

	private Attachment attach(Source<Step> source) {
		return Step.ask(this.actor, (context) -> context.attach(source));
	}

	// in one turn, so that nothing is handled before the gate opens
	private Attachment attachAndHold(Source<Step> source, Gate gate) {
		AtomicReference<Attachment> attachment = new AtomicReference<>();
		this.actor.send((context) -> {
			attachment.set(context.attach(source));
			gate.hold();
		});
		gate.awaitHeld();
		return attachment.get();
	}

	private static String here() {
		return Thread.currentThread().getName();
	}

	private <T> Source<Step> reading(Iterator<T> elements) {
		return Source
			.<T, Step>blocking(() -> Stream.generate(() -> 0)
				.takeWhile((any) -> elements.hasNext())
				.map((any) -> elements.next())
				.onClose(() -> this.closed.add(here())), this::said)
			.window(WINDOW)
			.onComplete(() -> said("complete"))
			.onError((failure) -> said("failed: " + failure.getMessage()));
	}

	@Test
	void aStreamIsOpenedReadAndClosedOnAThreadThatMayBlock() {
		Probe<String> threads = new Probe<>();

		attach(Source.<Integer, Step>blocking(() -> {
			threads.add(here());
			return IntStream.range(0, 10).boxed().peek((number) -> threads.add(here())).onClose(() -> {
				threads.add(here());
				this.closed.add("closed");
			});
		}, this::said).window(WINDOW).onComplete(() -> said("complete")));

		assertThat(this.probe.next(11)).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "complete");
		assertThat(this.closed.rest()).containsExactly("closed");
		assertThat(threads.rest()).hasSize(12).allMatch((name) -> name.contains("stream"));
	}

	@Test
	void anIteratorIsReadToItsEnd() {
		Iterator<String> names = List.of("a", "b").iterator();

		Step.ask(this.actor, (context) -> context.attach(names, this::said));

		assertThat(this.probe.next(2)).containsExactly("a", "b");
		Soon.until("the source is forgotten", () -> this.engine.snapshot(this.actor).streams().sources().isEmpty());
	}

	@Test
	void anIteratorThatIsCloseableIsClosedOnce() {
		Resource resource = new Resource(3);

		attach(Source.<Integer, Step>blocking(resource, this::said).onComplete(() -> said("complete")));

		assertThat(this.probe.next(4)).containsExactly("0", "1", "2", "complete");
		assertThat(resource.closes).hasValue(1);
	}

	@Test
	void aStreamPassedAsSuchIsReadAndClosed() {
		Stream<String> stream = Stream.of("a", "b").onClose(() -> this.closed.add(here()));

		Step.ask(this.actor, (context) -> context.attach(stream, this::said));

		assertThat(this.probe.next(2)).containsExactly("a", "b");
		assertThat(this.closed.next()).contains("stream");
	}

	@Test
	void noMoreIsReadAheadThanTheWindow() {
		AtomicInteger read = new AtomicInteger();
		Gate gate = new Gate();
		attachAndHold(
				reading(Stream.iterate(0, (number) -> number + 1).peek((number) -> read.incrementAndGet()).iterator()),
				gate);

		Soon.until("the window is full",
				() -> this.engine.snapshot(this.actor).streams().sources().get(0).queued() == WINDOW);

		int handled = this.probe.rest().size();
		assertThat(read.get() - handled).isLessThanOrEqualTo(WINDOW);
		this.spawned.stopNow();
		gate.open();
		Soon.get(this.spawned.whenStopped());
	}

	@Test
	void anEmptyStreamCompletesAtOnce() {
		attach(reading(List.of().iterator()));

		assertThat(this.probe.next()).isEqualTo("complete");
		assertThat(this.closed.next()).contains("stream");
	}

	@Test
	void anOpenerThatThrowsIsAFailureOfTheSource() {
		attach(Source.<String, Step>blocking(() -> {
			throw new IOException("refused");
		}, this::said).onError((failure) -> said("failed: " + failure.getMessage())));

		assertThat(this.probe.next()).isEqualTo("failed: refused");
	}

	@Test
	void anOpenerThatOpensNothingIsAFailureOfTheSource() {
		attach(Source.<String, Step>blocking(() -> null, this::said)
			.onError((failure) -> said("failed: " + failure.getMessage())));

		assertThat(this.probe.next()).isEqualTo("failed: the opener of a source must not return null");
	}

	@Test
	void aStreamThatFailsOnTheWayIsClosedAfterItsElementsWereHandled() {
		attach(reading(new Iterator<>() {
			private int next;

			@Override
			public boolean hasNext() {
				return true;
			}

			@Override
			public String next() {
				if (this.next == 2) {
					throw new NoSuchElementException("row lost");
				}
				return "row " + this.next++;
			}
		}));

		assertThat(this.probe.next(3)).containsExactly("row 0", "row 1", "failed: row lost");
		assertThat(this.closed.next()).contains("stream");
	}

	@Test
	void aNullElementIsAFailureOfTheSource() {
		attach(Source.<String, Step>blocking(Arrays.asList("a", null, "b").iterator(), this::said)
			.named("rows")
			.onError((failure) -> said("failed: " + failure.getMessage())));

		assertThat(this.probe.next(2)).containsExactly("a",
				"failed: Source 'rows' of actor '" + this.actor.name() + "' gave null");
	}

	@Test
	void aCloseThatThrowsIsLoggedAndTheEndIsToldAllTheSame() {
		try (Warnings warnings = Warnings.record()) {
			attach(Source.<Object, Step>blocking(() -> Stream.empty().onClose(() -> {
				throw new IllegalStateException("stuck");
			}), this::said).named("rows").onComplete(() -> said("complete")));

			assertThat(this.probe.next()).isEqualTo("complete");
			warnings.await("Closing source 'rows' of actor '" + this.actor.name() + "' failed");
		}
	}

	@Test
	void aCloseThatThrowsAnErrorDoesNotHideTheEnd() {
		Stream<Integer> elements = Stream.of(1).onClose(() -> {
			throw new AssertionError("cannot close");
		});

		attach(Source.<Integer, Step>blocking(() -> elements, this::said).onComplete(() -> said("complete")));

		assertThat(this.probe.next(2)).containsExactly("1", "complete");
	}

	@Test
	void aCancelledSourceIsInterruptedWhereItWaitsAndThenClosed() {
		Waiting lines = new Waiting();
		Attachment attachment = attach(reading(lines));
		lines.queue.add("first");
		assertThat(this.probe.next()).isEqualTo("first");
		lines.awaitReader();

		attachment.cancel();

		assertThat(lines.interrupted.next()).contains("stream");
		assertThat(this.closed.next()).contains("stream");
		Step.settle(this.actor);
		assertThat(this.probe.rest()).isEmpty();
	}

	@Test
	void theEndOfTheActorInterruptsAndClosesItsSources() {
		Waiting lines = new Waiting();
		attach(reading(lines));
		lines.queue.add("first");
		assertThat(this.probe.next()).isEqualTo("first");
		lines.awaitReader();

		this.spawned.stop();
		Soon.get(this.spawned.whenStopped());

		assertThat(lines.interrupted.next()).contains("stream");
		assertThat(this.closed.next()).contains("stream");
	}

	@Test
	void aSourceCancelledBetweenTwoRequestsIsClosedOnceOnAThreadThatMayBlock() {
		Gate gate = new Gate();
		Attachment attachment = attachAndHold(reading(Stream.iterate(0, (number) -> number + 1).iterator()), gate);
		Soon.until("the window is full",
				() -> this.engine.snapshot(this.actor).streams().sources().get(0).queued() == WINDOW);

		attachment.cancel();
		gate.open();

		assertThat(this.closed.next()).contains("stream");
		Step.settle(this.actor);
		assertThat(this.closed.rest()).isEmpty();
	}

	@Test
	void aStreamThatIsCancelledBeforeItIsReadIsClosedAllTheSame() {
		Step.ask(this.actor,
				(context) -> context.attach(Source.<String, Step>blocking(
						Stream.of("a").peek((any) -> this.probe.add("read")).onClose(() -> this.closed.add(here())),
						this::said))
					.cancel());

		assertThat(this.closed.next()).contains("stream");
		Step.settle(this.actor);
		assertThat(this.closed.rest()).isEmpty();
	}

	@Test
	void aStreamAttachedAfterStopIsClosedUnread() {
		this.actor.send((context) -> {
			context.stop();
			context.attach(Stream.of("a").peek((any) -> this.probe.add("read")).onClose(() -> this.closed.add(here())),
					this::said);
		});

		assertThat(this.closed.next()).contains("stream");
		Soon.get(this.spawned.whenStopped());
		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.closed.rest()).isEmpty();
	}

	@Test
	void theShutdownClosesWhatIsRead() {
		Waiting lines = new Waiting();
		attach(reading(lines));
		lines.queue.add("first");
		assertThat(this.probe.next()).isEqualTo("first");
		lines.awaitReader();

		this.engine.close();

		assertThat(lines.interrupted.next()).contains("stream");
		assertThat(this.closed.next()).contains("stream");
	}

	/** Counts how often it is closed. */
	private static final class Resource implements Iterator<Integer>, AutoCloseable {

		private final AtomicInteger closes = new AtomicInteger();

		private final Iterator<Integer> numbers;

		Resource(int size) {
			this.numbers = IntStream.range(0, size).iterator();
		}

		@Override
		public boolean hasNext() {
			return this.numbers.hasNext();
		}

		@Override
		public Integer next() {
			return this.numbers.next();
		}

		@Override
		public void close() {
			this.closes.incrementAndGet();
		}

	}

	/** Waits for its elements as a socket does. */
	private static final class Waiting implements Iterator<String> {

		private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();

		private final Probe<String> interrupted = new Probe<>();

		private final Probe<String> reads = new Probe<>();

		@Override
		public boolean hasNext() {
			return true;
		}

		/** Waits until the reader is at the next line, after one that it got. */
		void awaitReader() {
			assertThat(this.reads.next(2)).containsExactly("read", "read");
		}

		@Override
		public String next() {
			this.reads.add("read");
			try {
				return this.queue.take();
			}
			catch (InterruptedException ex) {
				this.interrupted.add(here());
				throw new NoSuchElementException("interrupted");
			}
		}

	}

}
