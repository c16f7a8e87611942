package io.troupe.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import io.troupe.ActorSpec;
import io.troupe.DeadLetter;
import io.troupe.MailboxOptions;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.Spawned;

/**
 * The engine that all states of one test share, since each state lives for microseconds
 * only. What it cannot decide within its limit counts as hung.
 */
final class Arena {

	private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

	private static final Map<String, AtomicInteger> deadLetters = new ConcurrentHashMap<>();

	/** Runs its actors. */
	static final LocalTroupe RUNNING = create();

	/** Keeps its messages: it never starts. */
	static final LocalTroupe WAITING = create();

	static {
		RUNNING.start();
	}

	private Arena() {
	}

	private static LocalTroupe create() {
		return LocalTroupe.builder()
			.parallelism(2)
			.askTimeout(Duration.ofDays(1))
			.blockedWarning(Duration.ZERO)
			.listener(new DeadLetters())
			.build();
	}

	static <M> Spawned<SinkHandle<M>> spawn(SinkActor<M> actor) {
		return RUNNING.spawn(ActorSpec.<M>sink(() -> actor));
	}

	static <M> Spawned<SinkHandle<M>> spawnWaiting(SinkActor<M> actor, MailboxOptions mailbox) {
		return WAITING.spawn(ActorSpec.<M>sink(() -> actor).mailbox(mailbox));
	}

	/** Counts the dead letters of one actor from now on. */
	static AtomicInteger deadLettersOf(SinkHandle<?> actor) {
		AtomicInteger count = new AtomicInteger();
		deadLetters.put(actor.name(), count);
		return count;
	}

	/** Waits for the end of an actor and forgets it. */
	static boolean awaitEnd(Spawned<? extends SinkHandle<?>> spawned) {
		boolean ended = await(() -> spawned.whenStopped().toCompletableFuture().isDone());
		deadLetters.remove(spawned.handle().name());
		return ended;
	}

	static boolean await(BooleanSupplier condition) {
		long begin = System.nanoTime();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - begin > LIMIT_NANOS) {
				return false;
			}
			Thread.yield();
		}
		return true;
	}

	private static final class DeadLetters implements ActorListener {

		@Override
		public void onDeadLetter(DeadLetter deadLetter) {
			AtomicInteger count = deadLetters.get(deadLetter.actor());
			if (count != null) {
				count.incrementAndGet();
			}
		}

	}

}
