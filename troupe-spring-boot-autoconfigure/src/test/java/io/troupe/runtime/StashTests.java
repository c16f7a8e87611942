package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.troupe.ActorSpec;
import io.troupe.ActorStoppedException;
import io.troupe.DeadLetter;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class StashTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	/** Stashes everything until "ready" comes; "fail" fails. */
	private SinkActor<String> waiting() {
		AtomicBoolean ready = new AtomicBoolean();
		return (message, context) -> {
			switch (message) {
				case "ready" -> {
					ready.set(true);
					context.unstashAll();
				}
				case "fail" -> throw new IllegalStateException("failed");
				default -> {
					if (ready.get()) {
						this.probe.add(message);
					}
					else {
						context.stash(message);
					}
				}
			}
		};
	}

	@Test
	void stashedMessagesComeBackInOrderBeforeTheQueuedOnes() {
		Gate gate = new Gate();
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step first = (context) -> this.probe.add("first");
		Step second = (context) -> this.probe.add("second");

		actor.send((context) -> {
			context.stash(first);
			context.stash(second);
			gate.hold();
			context.unstashAll();
		});
		gate.awaitHeld();
		actor.send((context) -> this.probe.add("queued"));
		gate.open();

		assertThat(this.probe.next(3)).containsExactly("first", "second", "queued");
	}

	@Test
	void aMessageMayBeStashedAgain() {
		SinkHandle<String> actor = this.engine.spawn("waiting", waiting()).handle();

		actor.send("a");
		actor.send("b");
		actor.send("ready");
		actor.send("c");

		assertThat(this.probe.next(3)).containsExactly("a", "b", "c");
	}

	@Test
	void theStashIsBoundedByTheCapacity() {
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().mailbox(MailboxOptions.of(3, Overflow.REJECT)))
			.handle();
		Step message = (context) -> this.probe.add("stashed");

		Throwable refused = Step.ask(actor, (context) -> {
			context.stash(message);
			context.stash(message);
			context.stash(message);
			return catchThrowable(() -> context.stash(message));
		});

		assertThat(refused).isInstanceOf(IllegalStateException.class).hasMessageContaining(actor.name());
		assertThat(this.engine.snapshot(actor).mailbox().stashed()).isEqualTo(3);
	}

	@Test
	void aStashedQuestionKeepsItsAskerWaiting() {
		AtomicBoolean ready = new AtomicBoolean();
		SinkHandle<Reply<String>> actor = this.engine.<Reply<String>>spawn("patient", (reply, context) -> {
			if (!ready.getAndSet(true)) {
				context.stash(reply);
				context.unstashAll();
			}
			else {
				reply.send("answered");
			}
		}).handle();

		CompletableFuture<String> answer = actor.ask((Reply<String> reply) -> reply);

		assertThat(Soon.get(answer)).isEqualTo("answered");
	}

	@Test
	void theEndMakesTheStashDeadLettersAndFailsItsAskers() {
		Spawned<SinkHandle<Reply<String>>> spawned = this.engine.spawn("patient",
				(reply, context) -> context.stash(reply));
		CompletableFuture<String> answer = spawned.handle().ask((Reply<String> reply) -> reply);
		Soon.until("stashed", () -> this.engine.snapshot(spawned.handle()).mailbox().stashed() == 1);

		spawned.stop();

		assertThat(Soon.failureOf(answer)).isInstanceOf(ActorStoppedException.class);
		Soon.get(spawned.whenStopped());
		assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
			.containsExactly(DeadLetter.Reason.STOPPED);
	}

	@Test
	void aRestartPutsTheStashBackInFrontOfTheMailbox() {
		Gate gate = new Gate();
		SinkHandle<Step> actor = this.engine
			.spawn(ActorSpec.<Step>sink(() -> (step, context) -> step.take(context))
				.named("steps")
				.supervision(TestEngine.RESTART_AT_ONCE))
			.handle();
		Step stashed = (context) -> this.probe.add("stashed");

		actor.send((context) -> {
			context.stash(stashed);
			gate.hold();
			throw new IllegalStateException("failed");
		});
		gate.awaitHeld();
		actor.send((context) -> this.probe.add("queued"));
		gate.open();

		assertThat(this.probe.next(2)).containsExactly("stashed", "queued");
	}

}
