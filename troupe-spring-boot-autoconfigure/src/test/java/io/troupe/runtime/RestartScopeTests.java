package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.troupe.ActorSpec;
import io.troupe.DeadLetter;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.Spawned;
import io.troupe.StreamContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a restart keeps, because it is the actor's, and what it gives up, because the
 * broken instance had set it up for itself.
 */
class RestartScopeTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ManualTime time = new ManualTime();

	private final TestEngine engine = TestEngine.start((builder) -> builder.timeSource(this.time));

	private final Probe<String> probe = new Probe<>();

	private final AtomicInteger instances = new AtomicInteger();

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	private Spawned<SinkHandle<Task>> spawn() {
		return this.engine
			.spawn(ActorSpec.<Task>sink(Numbered::new).named("numbered").supervision(TestEngine.RESTART_AT_ONCE));
	}

	private static void fail(SinkHandle<Task> actor) {
		actor.send((self, context) -> {
			throw new IllegalStateException("failed");
		});
	}

	/** Reports what is said and the number of the instance that says it. */
	private Task say(String text) {
		return (self, context) -> this.probe.add(text + " by " + self.number);
	}

	private <T> T done(SinkHandle<Task> actor, Question<T> question) {
		CompletableFuture<T> answer = actor.ask((reply) -> (self, context) -> reply.send(question.in(context)));
		return Soon.get(answer);
	}

	@Test
	void itCancelsTimersAlsoTheTickThatWaitsInTheMailbox() {
		SinkHandle<Task> actor = spawn().handle();
		actor.send((self, context) -> {
			context.schedule(SECOND, say("tick"));
			context.scheduleAtFixedRate(SECOND, SECOND, say("beat"));
			this.gate.hold();
			throw new IllegalStateException("failed");
		});
		this.gate.awaitHeld();

		this.time.advance(SECOND);
		this.gate.open();
		actor.send(say("after"));
		assertThat(this.probe.next()).isEqualTo("after by 2");
		this.time.advance(SECOND.multipliedBy(10));
		done(actor, SinkContext::name);

		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.time.hasTaskDueIn(SECOND)).isFalse();
		assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
			.containsExactly(DeadLetter.Reason.FAILED);
	}

	@Test
	void theFreshInstanceMaySetTimersOfItsOwn() {
		SinkHandle<Task> actor = spawn().handle();
		fail(actor);
		done(actor, (context) -> context.schedule(SECOND, say("tick")));

		this.time.advance(SECOND);

		assertThat(this.probe.next()).isEqualTo("tick by 2");
	}

	@Test
	void itKeepsTheStashWhichComesBeforeTheMailbox() {
		SinkHandle<Task> actor = spawn().handle();
		actor.send((self, context) -> {
			context.stash(say("stashed first"));
			context.stash(say("stashed second"));
			this.gate.hold();
			throw new IllegalStateException("failed");
		});
		this.gate.awaitHeld();
		actor.send(say("queued"));

		this.gate.open();

		assertThat(this.probe.next(3)).containsExactly("stashed first by 2", "stashed second by 2", "queued by 2");
	}

	@Test
	void itKeepsThePipedResultThatIsStillToCome() {
		CompletableFuture<String> work = new CompletableFuture<>();
		SinkHandle<Task> actor = spawn().handle();
		done(actor, (context) -> {
			context.pipeToSelf(work, this::say, (ex) -> say("failure"));
			return true;
		});
		fail(actor);
		done(actor, SinkContext::name);

		work.complete("result");

		assertThat(this.probe.next()).isEqualTo("result by 2");
	}

	@Test
	void itKeepsTheWatchOverAnActorThatIsNoChild() {
		Spawned<SinkHandle<Step>> watched = this.engine.spawnSteps();
		SinkHandle<Task> actor = spawn().handle();
		done(actor, (context) -> {
			context.watch(watched, () -> say("ended"));
			return true;
		});
		fail(actor);
		done(actor, SinkContext::name);

		watched.stop();

		assertThat(this.probe.next()).isEqualTo("ended by 2");
	}

	@Test
	void itDetachesTheSourceButHandlesTheElementsThatWait() {
		ManualPublisher<String> publisher = new ManualPublisher<>();
		SinkHandle<Task> actor = spawn().handle();
		done(actor, (context) -> context.attach(Source.of(publisher, this::say)));
		publisher.awaitRequested(1);
		actor.send((self, context) -> {
			this.gate.hold();
			throw new IllegalStateException("failed");
		});
		this.gate.awaitHeld();
		publisher.emit("element");

		this.gate.open();

		assertThat(this.probe.next()).isEqualTo("element by 2");
		Soon.until("the source is cancelled", () -> publisher.cancels.get() == 1);
	}

	@Test
	void itStopsChildrenFirstThenTheInstanceThenMakesTheNextOne() {
		SinkHandle<Task> actor = spawn().handle();
		done(actor, (context) -> context.spawn(ActorSpec.<Task>sink(() -> new Reporting("child")).named("child")));
		this.probe.next();

		actor.send((self, context) -> {
			self.reports = true;
			throw new IllegalStateException("failed");
		});
		done(actor, SinkContext::name);

		assertThat(this.probe.rest()).containsExactly("child stops", "instance 1 stops");
		assertThat(this.engine.snapshot(actor).children()).isZero();
		assertThat(this.instances).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whatTheOnStopSetsUpDoesNotOutliveIt(boolean child) {
		SinkHandle<Task> actor = spawn().handle();
		if (child) {
			done(actor, (context) -> context.spawn(ActorSpec.<Task>sink(() -> new Reporting("child")).named("child")));
			this.probe.next();
		}
		actor.send((self, context) -> {
			self.last = (inside) -> {
				inside.schedule(SECOND, say("tick"));
				inside.stash(say("stashed"));
			};
			this.gate.hold();
			throw new IllegalStateException("failed");
		});
		this.gate.awaitHeld();
		actor.send(say("queued"));

		this.gate.open();
		if (child) {
			assertThat(this.probe.next()).isEqualTo("child stops");
		}

		assertThat(this.probe.next(2)).containsExactly("stashed by 2", "queued by 2");
		this.time.advance(SECOND);
		done(actor, SinkContext::name);
		assertThat(this.probe.rest()).isEmpty();
	}

	@Test
	void anOnStopThatThrowsDoesNotKeepItFromRestarting() {
		SinkHandle<Task> actor = spawn().handle();
		actor.send((self, context) -> {
			self.failsInOnStop = true;
			throw new IllegalStateException("failed");
		});
		actor.send(say("next"));

		assertThat(this.probe.next()).isEqualTo("next by 2");
		assertThat(this.engine.events().failures).hasSize(1);
	}

	@Test
	void itKeepsTheHandleAndWhoeverListens() {
		JointHandle<String, Object> actor = this.engine.spawn(
				ActorSpec.<String, Object>joint(Speaker::new).named("speaker").supervision(TestEngine.RESTART_AT_ONCE))
			.handle();
		Ear ear = Ear.on(actor, Ear.open());

		actor.send("a");
		actor.send("fail");
		actor.send("b");

		assertThat(ear.heard.next(2)).containsExactly("a by 1", "b by 2");
		assertThat(this.engine.snapshot(actor).streams().subscribers()).hasSize(1);
	}

	/** Something to do for an instance that knows its number. */
	@FunctionalInterface
	private interface Task {

		void take(Numbered self, SinkContext<Task> context) throws Exception;

	}

	/**
	 * Something to find out in a turn.
	 *
	 * @param <T> the result
	 */
	@FunctionalInterface
	private interface Question<T> {

		T in(SinkContext<Task> context);

	}

	private final class Numbered implements SinkActor<Task> {

		private final int number = RestartScopeTests.this.instances.incrementAndGet();

		private boolean reports;

		private boolean failsInOnStop;

		private @Nullable Consumer<SinkContext<Task>> last;

		@Override
		public void onMessage(Task task, SinkContext<Task> context) throws Exception {
			task.take(this, context);
		}

		@Override
		public void onStop(SinkContext<Task> context) {
			if (this.failsInOnStop) {
				throw new IllegalStateException("failed in onStop");
			}
			if (this.last != null) {
				this.last.accept(context);
			}
			if (this.reports) {
				RestartScopeTests.this.probe.add("instance " + this.number + " stops");
			}
		}

	}

	private final class Reporting implements SinkActor<Task> {

		private final String name;

		Reporting(String name) {
			this.name = name;
		}

		@Override
		public void onStart(SinkContext<Task> context) {
			RestartScopeTests.this.probe.add(this.name + " starts");
		}

		@Override
		public void onMessage(Task task, SinkContext<Task> context) {
		}

		@Override
		public void onStop(SinkContext<Task> context) {
			RestartScopeTests.this.probe.add(this.name + " stops");
		}

	}

	private final class Speaker implements JointActor<String, Object> {

		private final int number = RestartScopeTests.this.instances.incrementAndGet();

		@Override
		public void onMessage(String message, StreamContext<String, Object> context) {
			if (message.equals("fail")) {
				throw new IllegalStateException("failed");
			}
			context.broadcast(message + " by " + this.number);
		}

	}

}
