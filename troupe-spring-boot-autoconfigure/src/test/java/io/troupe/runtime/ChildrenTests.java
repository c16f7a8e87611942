package io.troupe.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChildrenTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> ends = new Probe<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private ActorSpec<SinkHandle<Step>> mourned(String name) {
		return ActorSpec.<Step>sink(() -> new SinkActor<>() {

			@Override
			public void onMessage(Step step, SinkContext<Step> context) throws Exception {
				step.take(context);
			}

			@Override
			public void onStop(SinkContext<Step> context) {
				ChildrenTests.this.ends.add(name);
			}

		}).named(name).supervision(TestEngine.RESTART_AT_ONCE);
	}

	@Test
	void childrenEndDepthFirstBeforeTheirParent() {
		Spawned<SinkHandle<Step>> parent = this.engine.spawn(mourned("parent"));
		Spawned<SinkHandle<Step>> child = Step.ask(parent.handle(), (context) -> context.spawn(mourned("child")));
		Spawned<SinkHandle<Step>> grandchild = Step.ask(child.handle(),
				(context) -> context.spawn(mourned("grandchild")));
		Step.settle(grandchild.handle());

		parent.stop();
		Soon.get(parent.whenStopped());

		assertThat(this.ends.rest()).containsExactly("grandchild", "child", "parent");
		assertThat(grandchild.whenStopped().toCompletableFuture()).isCompleted();
	}

	@Test
	void aStoppingParentLetsItsChildrenFinishWhatIsQueued() {
		Gate gate = new Gate();
		Spawned<SinkHandle<Step>> parent = this.engine.spawn(mourned("parent"));
		Spawned<SinkHandle<Step>> child = Step.ask(parent.handle(), (context) -> context.spawn(mourned("child")));
		child.handle().send((context) -> gate.hold());
		gate.awaitHeld();
		child.handle().send((context) -> this.ends.add("queued"));

		parent.stop();
		assertThat(parent.whenStopped().toCompletableFuture()).isNotDone();
		gate.open();
		Soon.get(parent.whenStopped());

		assertThat(this.ends.rest()).containsExactly("queued", "child", "parent");
	}

	@Test
	void aParentThatStopsNowWaitsForItsChildrenToEnd() {
		Gate gate = new Gate();
		Spawned<SinkHandle<Step>> parent = this.engine.spawn(mourned("parent"));
		Spawned<SinkHandle<Step>> child = Step.ask(parent.handle(), (context) -> context.spawn(mourned("child")));
		child.handle().send((context) -> gate.hold());
		gate.awaitHeld();

		parent.stopNow();
		assertThat(parent.whenStopped().toCompletableFuture()).isNotDone();
		gate.open();
		Soon.get(parent.whenStopped());

		assertThat(this.ends.rest()).containsExactly("child", "parent");
	}

	@Test
	void childrenEndWhenTheirParentRestarts() {
		Spawned<SinkHandle<Step>> parent = this.engine.spawn(mourned("parent"));
		Spawned<SinkHandle<Step>> child = Step.ask(parent.handle(), (context) -> context.spawn(mourned("child")));
		Step.settle(child.handle());

		parent.handle().send((context) -> {
			throw new IllegalStateException("failed");
		});
		Step.settle(parent.handle());

		assertThat(Soon.get(child.whenStopped()).reason()).isEqualTo(Termination.Reason.STOPPED);
		assertThat(this.ends.rest()).containsExactly("child", "parent");
		assertThat(this.engine.snapshot(parent.handle()).children()).isZero();
	}

	@Test
	void aChildThatEndsLeavesItsParent() {
		Spawned<SinkHandle<Step>> parent = this.engine.spawn(mourned("parent"));
		Spawned<SinkHandle<Step>> child = Step.ask(parent.handle(), (context) -> context.spawn(mourned("child")));
		assertThat(this.engine.snapshot(parent.handle()).children()).isEqualTo(1);

		child.stop();
		Soon.get(child.whenStopped());

		Soon.until("the child is forgotten", () -> this.engine.snapshot(parent.handle()).children() == 0);
		Step.settle(parent.handle());
	}

	@Test
	void aParentIsListedBeforeItsDescendants() {
		SinkHandle<Step> first = this.engine.troupe().add(TestEngine.steps().named("first"));
		SinkHandle<Step> second = this.engine.troupe().add(TestEngine.steps().named("second"));
		SinkHandle<Step> child = Step.ask(first, (context) -> context.spawn(mourned("child"))).handle();

		List<ActorSnapshot> actors = this.engine.troupe().actors();

		assertThat(actors).extracting(ActorSnapshot::name).containsExactly("first", child.name(), second.name());
	}

	@Test
	void spawnedActorsGetANumberBehindTheirDefinition() {
		Spawned<SinkHandle<Step>> first = this.engine.spawn(mourned("child"));
		Spawned<SinkHandle<Step>> second = this.engine.spawn(mourned("child"));

		assertThat(first.handle().name()).startsWith("child").isNotEqualTo(second.handle().name());
		assertThat(this.engine.snapshot(first.handle()).definition()).isEqualTo("child");
	}

	@Test
	void anActorSpawnedWhileItsParentStopsEndsToo() {
		CompletableFuture<Spawned<SinkHandle<Step>>> late = new CompletableFuture<>();
		Spawned<SinkHandle<Step>> parent = this.engine.spawnSteps();

		parent.handle().send((context) -> {
			context.stop();
			late.complete(context.spawn(mourned("late")));
		});
		Soon.get(parent.whenStopped());

		assertThat(Soon.get(late).whenStopped().toCompletableFuture()).isCompleted();
	}

}
