package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.DeadLetter;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Supervision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RestartTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	private final AtomicInteger instances = new AtomicInteger();

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private SinkHandle<String> counter(Supervision supervision) {
		return this.engine.spawn(ActorSpec.<String>sink(Counter::new).named("counter").supervision(supervision))
			.handle();
	}

	private void failWithTwoQueued(SinkHandle<String> actor) {
		actor.send("a");
		actor.send("fail");
		this.gate.awaitHeld();
		actor.send("b");
		actor.send("c");
		this.gate.open();
	}

	@Test
	void aRestartKeepsTheMailboxAndForgetsTheState() {
		SinkHandle<String> actor = counter(TestEngine.RESTART_AT_ONCE);

		failWithTwoQueued(actor);

		assertThat(this.probe.next(3)).containsExactly("a is 1 of instance 1", "b is 1 of instance 2",
				"c is 2 of instance 2");
		assertThat(this.engine.events().started).containsExactly(actor.name(), actor.name());
	}

	@Test
	void resumeKeepsTheMailboxAndTheState() {
		SinkHandle<String> actor = counter(Supervision.of(Supervision.Strategy.RESUME));

		failWithTwoQueued(actor);

		assertThat(this.probe.next(3)).containsExactly("a is 1 of instance 1", "b is 2 of instance 1",
				"c is 3 of instance 1");
	}

	@Test
	void theFailedMessageIsADeadLetterAndNotRetried() {
		SinkHandle<String> actor = counter(TestEngine.RESTART_AT_ONCE);

		failWithTwoQueued(actor);
		this.probe.next(3);

		assertThat(this.engine.events().deadLetters).hasSize(1).first().satisfies((letter) -> {
			assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.FAILED);
			assertThat(letter.cause()).hasMessage("failed");
			assertThat(letter.messageType()).isEqualTo(String.class);
		});
		assertThat(this.engine.snapshot(actor).failed()).isEqualTo(1);
	}

	@Test
	void oneActorsFailureLeavesTheOthersAlone() {
		SinkHandle<String> actor = counter(Supervision.of(Supervision.Strategy.STOP));
		SinkHandle<Step> sibling = this.engine.spawnSteps().handle();

		failWithTwoQueued(actor);

		Step.settle(sibling);
		assertThat(this.engine.snapshot(sibling).failed()).isZero();
	}

	@Test
	void anErrorOfTheHandlerIsAFailureLikeAnyOther() {
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().supervision(TestEngine.RESTART_AT_ONCE)).handle();

		actor.send((context) -> {
			throw new AssertionError("broken");
		});

		Step.settle(actor);
		assertThat(this.engine.events().failures).extracting(Events.Failure::cause)
			.singleElement()
			.isInstanceOf(AssertionError.class);
	}

	/**
	 * Fails at "fail" after waiting at the gate; otherwise tells its number and count.
	 */
	private final class Counter implements SinkActor<String> {

		private final int number = RestartTests.this.instances.incrementAndGet();

		private int count;

		@Override
		public void onMessage(String message, SinkContext<String> context) {
			if (message.equals("fail")) {
				RestartTests.this.gate.hold();
				throw new IllegalStateException("failed");
			}
			this.count++;
			RestartTests.this.probe.add(message + " is " + this.count + " of instance " + this.number);
		}

	}

}
