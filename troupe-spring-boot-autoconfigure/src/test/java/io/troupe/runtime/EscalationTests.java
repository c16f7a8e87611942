package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.troupe.ActorSpec;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EscalationTests {

	private static final IllegalStateException FAILURE = new IllegalStateException("failed");

	private static final ActorSpec<SinkHandle<Step>> ESCALATING = TestEngine.steps()
		.named("child")
		.supervision(Supervision.of(Supervision.Strategy.ESCALATE));

	private final TestEngine engine = TestEngine.start();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private void fail(SinkHandle<Step> actor) {
		actor.send((context) -> {
			throw FAILURE;
		});
	}

	@Test
	void theParentFailsWithTheChildsCause() {
		Spawned<SinkHandle<Step>> parent = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.STOP)));
		Spawned<SinkHandle<Step>> child = Step.ask(parent.handle(), (context) -> context.spawn(ESCALATING));

		fail(child.handle());

		assertThat(Soon.get(child.whenStopped()).reason()).isEqualTo(Termination.Reason.FAILED);
		assertThat(Soon.get(parent.whenStopped()))
			.isEqualTo(new Termination(parent.handle().name(), Termination.Reason.FAILED, FAILURE));
	}

	@Test
	void theParentsOwnSupervisionDecides() {
		Spawned<SinkHandle<Step>> parent = this.engine
			.spawn(TestEngine.steps().supervision(TestEngine.RESTART_AT_ONCE));
		Spawned<SinkHandle<Step>> child = Step.ask(parent.handle(), (context) -> context.spawn(ESCALATING));
		Spawned<SinkHandle<Step>> sibling = Step.ask(parent.handle(),
				(context) -> context.spawn(TestEngine.steps().named("sibling")));

		fail(child.handle());
		Soon.get(sibling.whenStopped());

		Soon.until("the parent restarts", () -> this.engine.snapshot(parent.handle()).restarts() == 1);
		Step.settle(parent.handle());
		assertThat(parent.whenStopped().toCompletableFuture()).isNotDone();
	}

	@Test
	void aFailureMayRiseThroughSeveralGenerations() {
		Spawned<SinkHandle<Step>> root = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.STOP)));
		Spawned<SinkHandle<Step>> child = Step.ask(root.handle(), (context) -> context.spawn(ESCALATING));
		Spawned<SinkHandle<Step>> grandchild = Step.ask(child.handle(), (context) -> context.spawn(ESCALATING));

		fail(grandchild.handle());

		assertThat(Soon.get(root.whenStopped()).cause()).isSameAs(FAILURE);
		// each ends before who waits for it, but whose end is told first nobody promises
		Soon.until("all ends are told", () -> this.engine.events().ended.size() == 3);
		assertThat(this.engine.events().ended).extracting(Termination::actor)
			.containsExactlyInAnyOrder(grandchild.handle().name(), child.handle().name(), root.handle().name());
	}

	@Test
	void eachGenerationDecidesByItsOwnSupervision() {
		Spawned<SinkHandle<Step>> root = this.engine
			.spawn(TestEngine.steps().named("root").supervision(Supervision.of(Supervision.Strategy.RESUME)));
		Spawned<SinkHandle<Step>> child = Step.ask(root.handle(), (context) -> context.spawn(ESCALATING));
		Spawned<SinkHandle<Step>> grandchild = Step.ask(child.handle(), (context) -> context.spawn(ESCALATING));
		Spawned<SinkHandle<Step>> greatGrandchild = Step.ask(grandchild.handle(),
				(context) -> context.spawn(ESCALATING));
		Spawned<SinkHandle<Step>> uncle = Step.ask(root.handle(), (context) -> context.spawn(ESCALATING));

		fail(greatGrandchild.handle());
		Soon.get(child.whenStopped());
		Soon.until("the root hears of it", () -> this.engine.snapshot(root.handle()).failures().size() == 1);
		Step.settle(root.handle());
		Step.settle(uncle.handle());

		assertThat(this.engine.events().failures).extracting(Events.Failure::actor)
			.containsExactly(greatGrandchild.handle().name(), grandchild.handle().name(), child.handle().name(),
					root.handle().name());
		assertThat(this.engine.events().failures).extracting(Events.Failure::cause).containsOnly(FAILURE);
		assertThat(this.engine.snapshot(root.handle()).restarts()).isZero();
	}

	@Test
	void childrenThatFailTogetherFailTheirParentOnce() {
		Gate gate = new Gate();
		Spawned<SinkHandle<Step>> parent = this.engine
			.spawn(TestEngine.steps().named("parent").supervision(TestEngine.RESTART_AT_ONCE));
		List<Spawned<SinkHandle<Step>>> children = new ArrayList<>();
		for (int child = 0; child < 5; child++) {
			children.add(Step.ask(parent.handle(), (context) -> context.spawn(ESCALATING)));
		}
		parent.handle().send((context) -> gate.hold());
		gate.awaitHeld();

		children.forEach((child) -> fail(child.handle()));
		children.forEach((child) -> Soon.get(child.whenStopped()));
		gate.open();
		Soon.until("the parent restarts", () -> this.engine.snapshot(parent.handle()).restarts() > 0);
		Step.settle(parent.handle());

		assertThat(this.engine.snapshot(parent.handle()).restarts()).isEqualTo(1);
		assertThat(this.engine.events().failures)
			.filteredOn((failure) -> failure.actor().equals(parent.handle().name()))
			.hasSize(1);
	}

	@RepeatedTest(20)
	void childrenThatFailAtAnyMomentFailEachParentInstanceOnceAtMost() {
		AtomicInteger instances = new AtomicInteger();
		int rounds = 10;
		Spawned<SinkHandle<Step>> parent = this.engine.spawn(ActorSpec.<Step>sink(() -> {
			instances.incrementAndGet();
			return (step, context) -> step.take(context);
		}).named("parent").supervision(TestEngine.RESTART_AT_ONCE));
		for (int round = 0; round < rounds; round++) {
			List<SinkHandle<Step>> children = Step.ask(parent.handle(),
					(context) -> IntStream.range(0, 4)
						.mapToObj((child) -> context.spawn(ESCALATING).handle())
						.toList());
			int before = instances.get();
			children.forEach(this::fail);
			Soon.until("a fresh instance is made", () -> instances.get() > before);
			Step.settle(parent.handle());
		}

		assertThat(instances).hasValue(rounds + 1);
		assertThat(this.engine.snapshot(parent.handle()).restarts()).isEqualTo(rounds);
	}

	@Test
	void withoutAParentItIsStop() {
		Spawned<SinkHandle<Step>> orphan = this.engine.spawn(ESCALATING);

		fail(orphan.handle());

		assertThat(Soon.get(orphan.whenStopped()))
			.isEqualTo(new Termination(orphan.handle().name(), Termination.Reason.FAILED, FAILURE));
	}

}
