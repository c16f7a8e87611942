package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OperatorTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	private final AtomicInteger instances = new AtomicInteger();

	private final SinkHandle<String> actor = this.engine.troupe()
		.add(ActorSpec.<String>sink(() -> new Recorder(this.instances.incrementAndGet())).named("actor"));

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void aSuspendedActorKeepsItsMessagesUntilItIsResumed() {
		boolean suspended = this.engine.troupe().suspend("actor");
		this.engine.awaitState(this.actor, ActorState.SUSPENDED);
		this.actor.send("kept");

		assertThat(suspended).isTrue();
		assertThat(this.engine.snapshot(this.actor).mailbox().depth()).isEqualTo(1);
		boolean resumed = this.engine.troupe().resume("actor");

		assertThat(resumed).isTrue();
		assertThat(this.probe.next()).isEqualTo("kept by 1");
	}

	@Test
	void aSuspendedActorHoldsUpNobodyElse() {
		SinkHandle<Step> other = this.engine.spawnSteps().handle();

		this.engine.troupe().suspend("actor");
		Step.settle(other);

		assertThat(this.engine.snapshot(other).state()).isNotEqualTo(ActorState.SUSPENDED);
	}

	@Test
	void aRestartByHandReplacesTheInstanceAndKeepsTheMailbox() {
		this.actor.send("a");
		assertThat(this.probe.next()).isEqualTo("a by 1");
		this.engine.troupe().suspend("actor");
		this.engine.awaitState(this.actor, ActorState.SUSPENDED);
		this.actor.send("b");

		boolean restarted = this.engine.troupe().restart("actor");
		this.engine.troupe().resume("actor");

		assertThat(restarted).isTrue();
		assertThat(this.probe.next(2)).containsExactly("stopped 1", "b by 2");
	}

	@Test
	void aRestartByHandIsNoFailure() {
		this.actor.send("a");
		assertThat(this.probe.next()).isEqualTo("a by 1");

		this.engine.troupe().restart("actor");
		this.actor.send("b");

		assertThat(this.probe.next(2)).containsExactly("stopped 1", "b by 2");
		assertThat(this.engine.events().failures).isEmpty();
		assertThat(this.engine.snapshot(this.actor).failed()).isZero();
	}

	@Test
	void aSpawnedActorIsReachedByItsNameToo() {
		SinkHandle<Step> spawned = this.engine.spawnSteps().handle();

		assertThat(this.engine.troupe().suspend(spawned.name())).isTrue();
		assertThat(this.engine.troupe().resume(spawned.name())).isTrue();
		Step.settle(spawned);
	}

	@Test
	void anUnknownNameIsFalse() {
		assertThat(this.engine.troupe().suspend("nobody")).isFalse();
		assertThat(this.engine.troupe().resume("nobody")).isFalse();
		assertThat(this.engine.troupe().restart("nobody")).isFalse();
	}

	private final class Recorder implements SinkActor<String> {

		private final int number;

		Recorder(int number) {
			this.number = number;
		}

		@Override
		public void onMessage(String message, SinkContext<String> context) {
			OperatorTests.this.probe.add(message + " by " + this.number);
		}

		@Override
		public void onStop(SinkContext<String> context) {
			OperatorTests.this.probe.add("stopped " + this.number);
		}

	}

}
