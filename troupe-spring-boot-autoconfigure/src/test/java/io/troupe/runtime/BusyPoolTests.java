package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Supervision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers that block a worker, or throw an error on it, cost the other actors that
 * worker at most.
 */
class BusyPoolTests {

	private static final int WORKERS = 4;

	private static final int ACTORS = 200;

	private static final int MESSAGES = 50;

	private final TestEngine engine = TestEngine.start((builder) -> builder.parallelism(WORKERS));

	private final CountDownLatch opened = new CountDownLatch(1);

	private final AtomicInteger handled = new AtomicInteger();

	@AfterEach
	void close() {
		this.opened.countDown();
		this.engine.close();
	}

	private List<SinkHandle<Step>> spawn(int count) {
		List<SinkHandle<Step>> actors = new ArrayList<>();
		for (int actor = 0; actor < count; actor++) {
			actors.add(this.engine.spawnSteps().handle());
		}
		return actors;
	}

	/** Blocks one worker each, once it has sent something that nobody may wait for. */
	private List<SinkHandle<Step>> block(int count, Step first) {
		List<SinkHandle<Step>> blockers = spawn(count);
		CountDownLatch blocked = new CountDownLatch(count);
		blockers.forEach((blocker) -> blocker.send((context) -> {
			first.take(context);
			blocked.countDown();
			Soon.await(this.opened);
		}));
		Soon.await(blocked);
		return blockers;
	}

	private void sendToAll(List<SinkHandle<Step>> actors) {
		for (int message = 0; message < MESSAGES; message++) {
			actors.forEach((actor) -> actor.send((context) -> this.handled.incrementAndGet()));
		}
	}

	private void awaitHandled(int count) {
		Soon.until(count + " messages are handled", () -> this.handled.get() == count);
	}

	@Test
	void oneFreeWorkerHandlesEverythingWhileTheOthersAreBlocked() {
		List<SinkHandle<Step>> blockers = block(WORKERS - 1, (context) -> {
		});
		List<SinkHandle<Step>> actors = spawn(ACTORS);

		sendToAll(actors);
		actors.forEach(Step::settle);
		awaitHandled(ACTORS * MESSAGES);

		assertThat(this.opened.getCount()).isEqualTo(1);
		assertThat(blockers).allSatisfy((blocker) -> assertThat(this.engine.snapshot(blocker).processed()).isZero());
	}

	@Test
	void whatABlockedHandlerHasSentIsHandledMeanwhile() {
		List<SinkHandle<Step>> receivers = spawn(2 * WORKERS);

		block(WORKERS - 1, (context) -> receivers
			.forEach((receiver) -> receiver.send((inside) -> this.handled.incrementAndGet())));

		awaitHandled((WORKERS - 1) * receivers.size());
		assertThat(this.opened.getCount()).isEqualTo(1);
	}

	@Test
	void soItIsWhileTheOtherWorkersAreNeverWithoutWork() {
		List<SinkHandle<Step>> tireless = spawn(2 * WORKERS);
		tireless.forEach((actor) -> actor.send(this::goOn));
		List<SinkHandle<Step>> receivers = spawn(2 * WORKERS);

		block(1, (context) -> receivers
			.forEach((receiver) -> receiver.send((inside) -> this.handled.incrementAndGet())));

		awaitHandled(receivers.size());
		assertThat(this.opened.getCount()).isEqualTo(1);
	}

	private void goOn(SinkContext<Step> context) {
		if (this.opened.getCount() > 0) {
			context.self().send(this::goOn);
		}
	}

	@Test
	void withAllWorkersBlockedOthersWaitAndBlockingActorsGoOn() {
		List<SinkHandle<Step>> blockers = block(WORKERS, (context) -> {
		});
		List<SinkHandle<Step>> actors = spawn(ACTORS);
		SinkHandle<Step> blocking = this.engine.spawn(TestEngine.steps().blocking()).handle();

		sendToAll(actors);
		Step.settle(blocking);

		assertThat(this.handled).hasValue(0);
		assertThat(this.engine.troupe().pool().queued()).isEqualTo(ACTORS);
		this.opened.countDown();
		awaitHandled(ACTORS * MESSAGES);
		blockers.forEach(Step::settle);
	}

	@Test
	void errorsOfHandlersCostNoWorker() {
		List<Supplier<Throwable>> errors = List.of(() -> new AssertionError("thrown by a test"),
				() -> new NoClassDefFoundError("thrown by a test"), () -> new StackOverflowError("thrown by a test"),
				() -> new Exception("thrown by a test"));
		List<SinkHandle<Step>> actors = spawn(ACTORS);
		SinkHandle<Step> broken = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)))
			.handle();

		for (int round = 0; round < 100; round++) {
			Supplier<Throwable> error = errors.get(round % errors.size());
			broken.send((context) -> sneak(error.get()));
		}
		sendToAll(actors);
		awaitHandled(ACTORS * MESSAGES);
		Step.settle(broken);

		assertThat(this.engine.snapshot(broken).failed()).isEqualTo(100);
		assertThat(busyAtOnce()).hasSize(WORKERS);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneak(Throwable failure) throws T {
		throw (T) failure;
	}

	private Set<Thread> busyAtOnce() {
		Set<Thread> threads = ConcurrentHashMap.newKeySet();
		block(WORKERS, (context) -> threads.add(Thread.currentThread()));
		return threads;
	}

	private static void awaitWarning(Warnings warnings, SinkHandle<Step> actor, ManualTime time) {
		Soon.until("a warning names " + actor.name(), () -> {
			time.advance(Duration.ofSeconds(30));
			return warnings.lines()
				.stream()
				.anyMatch((line) -> line.contains("Actor '" + actor.name() + "' has handled one message for "));
		});
	}

	@Test
	void theWarningNamesTheActorAndShowsItsStackOnce() {
		ManualTime time = new ManualTime();
		try (Warnings warnings = Warnings.record();
				TestEngine watched = TestEngine
					.start((builder) -> builder.timeSource(time).blockedWarning(Duration.ofSeconds(30)))) {
			SinkHandle<Step> first = watched.spawn(TestEngine.steps().named("first")).handle();
			SinkHandle<Step> second = watched.spawn(TestEngine.steps().named("second")).handle();
			Gate gate = new Gate();
			Gate later = new Gate();
			first.send((context) -> gate.hold());
			gate.awaitHeld();
			awaitWarning(warnings, first, time);
			second.send((context) -> later.hold());
			later.awaitHeld();
			awaitWarning(warnings, second, time);

			gate.open();
			later.open();
			Step.settle(first);

			assertThat(warnings.lines()).filteredOn((line) -> line.contains("'" + first.name() + "' has handled"))
				.singleElement()
				.asString()
				.contains(Gate.class.getName() + ".hold(");
		}
	}

}
