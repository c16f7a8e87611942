package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;

import io.troupe.ActorSpec;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FaultKitTests {

	@Test
	void theSameSeedRunsTasksInTheSameOrderAndAnotherSeedInAnother() {
		List<Integer> first = order(StepExecutor.reordering(1));
		List<Integer> again = order(StepExecutor.reordering(1));
		List<Integer> other = order(StepExecutor.reordering(2));

		assertThat(again).isEqualTo(first);
		assertThat(other).isNotEqualTo(first).containsExactlyInAnyOrderElementsOf(first);
		assertThat(first).isNotEqualTo(first.stream().sorted().toList());
	}

	private static List<Integer> order(StepExecutor executor) {
		List<Integer> order = new ArrayList<>();
		for (int number = 0; number < 20; number++) {
			int task = number;
			executor.execute(() -> order.add(task));
		}
		executor.runAll(100);
		return order;
	}

	@Test
	void nothingRunsBeforeItsStep() {
		StepExecutor executor = StepExecutor.reordering(1);
		List<String> ran = new ArrayList<>();

		executor.execute(() -> ran.add("only"));

		assertThat(ran).isEmpty();
		assertThat(executor.step()).isTrue();
		assertThat(ran).containsExactly("only");
		assertThat(executor.step()).isFalse();
	}

	@Test
	void aTaskThatIsHeldBackComesAfterThoseThatAreNotButComes() {
		List<Integer> order = order(new StepExecutor(3, new StepExecutor.Faults(0, 10, 0)));

		assertThat(order).hasSize(20).doesNotHaveDuplicates();
		assertThat(order).isNotEqualTo(order(StepExecutor.reordering(3)));
	}

	@Test
	void anExecutorThatRejectsBySeedRejectsTheSameTasksAgain() {
		List<Integer> rejected = rejected(new StepExecutor(4, new StepExecutor.Faults(3, 0, 0)));

		assertThat(rejected).isNotEmpty().hasSizeLessThan(50);
		assertThat(rejected(new StepExecutor(4, new StepExecutor.Faults(3, 0, 0)))).isEqualTo(rejected);
	}

	private static List<Integer> rejected(StepExecutor executor) {
		List<Integer> rejected = new ArrayList<>();
		for (int number = 0; number < 50; number++) {
			try {
				executor.execute(() -> {
				});
			}
			catch (RejectedExecutionException ex) {
				rejected.add(number);
			}
		}
		return rejected;
	}

	@Test
	void anExecutorThatDiesTakesNoMoreAndKeepsWhatItHas() {
		StepExecutor executor = new StepExecutor(5, new StepExecutor.Faults(0, 0, 2));
		List<String> ran = new ArrayList<>();
		executor.execute(() -> ran.add("first"));
		executor.execute(() -> ran.add("second"));

		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> executor.execute(() -> {
		}));
		assertThat(executor.runAll(10)).isEqualTo(2);
		assertThat(ran).containsExactlyInAnyOrder("first", "second");
	}

	@Test
	void noMessageIsLostWhenTheExecutorRejectsAndDies() {
		StepExecutor executor = new StepExecutor(6, new StepExecutor.Faults(4, 3, 60));
		try (TestEngine engine = TestEngine.start((builder) -> builder.executor(executor).throughput(1))) {
			Probe<Integer> probe = new Probe<>();
			SinkHandle<Integer> actor = engine.<Integer>spawn("counted", (message, context) -> probe.add(message))
				.handle();

			for (int number = 0; number < 200; number++) {
				actor.send(number);
				executor.step();
			}
			executor.die();
			executor.runAll(1_000);

			assertThat(probe.next(200)).isSorted().doesNotHaveDuplicates();
		}
	}

	@Test
	void aJumpRunsWhatFellDueLateAndAllAtOnce() {
		JumpingTime time = new JumpingTime();
		List<Long> ran = new ArrayList<>();
		time.schedule(Duration.ofMillis(2), () -> ran.add(time.nanoTime()));
		time.schedule(Duration.ofMillis(1), () -> ran.add(-time.nanoTime()));

		time.jump(Duration.ofMillis(5));

		assertThat(ran).containsExactly(-5_000_000L, 5_000_000L);
	}

	@Test
	void anAdvanceRunsEachTaskInItsMoment() {
		JumpingTime time = new JumpingTime();
		List<Long> ran = new ArrayList<>();
		time.schedule(Duration.ofMillis(2), () -> ran.add(time.nanoTime()));
		time.schedule(Duration.ofMillis(9), () -> ran.add(time.nanoTime()));

		time.advance(Duration.ofMillis(5));

		assertThat(ran).containsExactly(2_000_000L);
		assertThat(time.nanoTime()).isEqualTo(5_000_000L);
	}

	@Test
	void aClockSetBackMovesNoTimer() {
		JumpingTime time = new JumpingTime();
		Instant begin = time.now();
		try (TestEngine engine = TestEngine.start((builder) -> builder.timeSource(time))) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();
			Probe<String> probe = new Probe<>();
			Step.ask(actor, (context) -> context.scheduleAt(begin.plusMillis(10), (inner) -> probe.add("due")));

			time.setClock(Duration.ofHours(-1));
			time.advance(Duration.ofMillis(9));
			Step.settle(actor);
			assertThat(probe.rest()).isEmpty();

			time.advance(Duration.ofMillis(1));
			assertThat(probe.next()).isEqualTo("due");
			assertThat(time.now()).isBefore(begin);
		}
	}

	@Test
	void anActorThatFailsBySeedFailsOnTheSameMessagesAgain() {
		List<Integer> handled = handled(7);

		assertThat(handled).isNotEmpty().hasSizeLessThan(100).isSorted();
		assertThat(handled(7)).isEqualTo(handled);
	}

	private static List<Integer> handled(long seed) {
		List<Integer> handled = new ArrayList<>();
		Random random = new Random(seed);
		try (TestEngine engine = TestEngine.start()) {
			Spawned<SinkHandle<Integer>> actor = engine.spawn(ActorSpec
				.<Integer>sink(() -> new FailingActor<>((message, context) -> handled.add(message), random, 10))
				.supervision(TestEngine.RESTART_AT_ONCE));
			for (int number = 0; number < 100; number++) {
				actor.handle().send(number);
			}
			actor.stop();
			Soon.get(actor.whenStopped());
		}
		return handled;
	}

}
