package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

class ConfinementTests {

	private static final Step NOTHING = (context) -> {
	};

	private final TestEngine engine = TestEngine.start();

	private final Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();

	@AfterEach
	void close() {
		this.engine.close();
	}

	static Stream<Named<Consumer<SinkContext<Step>>>> calls() {
		return Stream.of(call("become", (context) -> context.become((step, inside) -> {
		})), call("schedule", (context) -> context.schedule(Duration.ZERO, NOTHING)),
				call("scheduleAt", (context) -> context.scheduleAt(Instant.EPOCH, NOTHING)),
				call("scheduleAtFixedRate",
						(context) -> context.scheduleAtFixedRate(Duration.ZERO, Duration.ofDays(1), NOTHING)),
				call("pipeToSelf",
						(context) -> context.pipeToSelf(new CompletableFuture<>(), (result) -> NOTHING,
								(ex) -> NOTHING)),
				call("manage", (context) -> context.manage(new CompletableFuture<>())),
				call("spawn", (context) -> context.spawn(TestEngine.steps())),
				call("stash", (context) -> context.stash(NOTHING)), call("unstashAll", SinkContext::unstashAll),
				call("stop", SinkContext::stop), call("stopNow", SinkContext::stopNow));
	}

	private static Named<Consumer<SinkContext<Step>>> call(String method, Consumer<SinkContext<Step>> call) {
		return Named.of(method, call);
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aContextIsRefusedAfterItsTurn(Consumer<SinkContext<Step>> call) {
		SinkContext<Step> leaked = Step.ask(this.spawned.handle(), (context) -> context);

		assertThatIllegalStateException().isThrownBy(() -> call.accept(leaked))
			.withMessageContaining("'" + this.spawned.handle().name() + "'")
			.withMessageContaining(Thread.currentThread().getName());
		Step.settle(this.spawned.handle());
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aContextIsRefusedToAnotherThreadDuringTheTurn(Consumer<SinkContext<Step>> call) {
		Gate gate = new Gate();
		CompletableFuture<SinkContext<Step>> leaked = new CompletableFuture<>();
		CompletableFuture<String> owner = new CompletableFuture<>();
		this.spawned.handle().send((context) -> {
			owner.complete(Thread.currentThread().getName());
			leaked.complete(context);
			gate.hold();
		});
		gate.awaitHeld();

		assertThatIllegalStateException().isThrownBy(() -> call.accept(Soon.get(leaked)))
			.withMessageContaining("'" + this.spawned.handle().name() + "'")
			.withMessageContaining(Thread.currentThread().getName())
			.withMessageContaining(Soon.get(owner));
		gate.open();
	}

	@Test
	void aContextIsRefusedInTheTurnOfAnotherActor() {
		SinkHandle<Step> other = this.engine.spawnSteps().handle();
		SinkContext<Step> leaked = Step.ask(this.spawned.handle(), (context) -> context);

		Throwable thrown = Step.ask(other, (context) -> catchThrowable(() -> leaked.become((step, inside) -> {
		})));

		assertThat(thrown).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("'" + this.spawned.handle().name() + "'");
	}

	@Test
	void theHandleOfItselfMayBeGivenToAnyone() {
		SinkHandle<Step> self = Step.ask(this.spawned.handle(), SinkContext::self);

		String name = Step.ask(self, SinkContext::name);

		assertThat(name).isEqualTo(self.name());
	}

}
