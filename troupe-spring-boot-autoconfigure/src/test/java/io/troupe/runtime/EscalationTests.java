package io.troupe.runtime;

import io.troupe.ActorSpec;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
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
		assertThat(this.engine.events().ended).extracting(Termination::actor)
			.containsExactly(grandchild.handle().name(), child.handle().name(), root.handle().name());
	}

	@Test
	void withoutAParentItIsStop() {
		Spawned<SinkHandle<Step>> orphan = this.engine.spawn(ESCALATING);

		fail(orphan.handle());

		assertThat(Soon.get(orphan.whenStopped()))
			.isEqualTo(new Termination(orphan.handle().name(), Termination.Reason.FAILED, FAILURE));
	}

}
