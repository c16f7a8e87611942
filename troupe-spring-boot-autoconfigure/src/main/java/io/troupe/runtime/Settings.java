package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

import io.troupe.MailboxOptions;
import io.troupe.Supervision;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LocalTroupe.Builder} gathered.
 *
 * @param mailbox bounds of mailboxes that do not say otherwise
 * @param supervision supervision of actors that do not say otherwise
 * @param askTimeout timeout of asks that do not say otherwise
 * @param blockedWarning how long a handler may run unnoticed, zero for ever
 * @param deadLetterCapacity how many dead letters are kept
 * @param quarantineAfter failures of one message that bring it into quarantine, zero for
 * never
 * @param parallelism number of workers
 * @param throughput messages an actor handles before it lets others have its thread
 * @param idlePolling how long a thread looks for work or an answer before it parks
 * @param maxBlockingThreads most platform threads for blocking actors
 * @param blockingByDefault whether actors block that do not say otherwise
 * @param executor the application's executor instead of the workers
 * @param streamWindow elements of one source requested and not yet handled
 * @param streamBuffer items that wait for each subscriber of a broadcast
 * @param listeners who hears what happens
 * @param classLoader context class loader of the engine's threads
 * @param threadNamePrefix what the engine's threads are called
 * @param random gives numbers from zero to one, for what is left to chance
 */
record Settings(MailboxOptions mailbox, Supervision supervision, Duration askTimeout, Duration blockedWarning,
		int deadLetterCapacity, int quarantineAfter, int parallelism, int throughput, Duration idlePolling,
		int maxBlockingThreads, boolean blockingByDefault, @Nullable Executor executor, int streamWindow,
		int streamBuffer, List<ActorListener> listeners, @Nullable ClassLoader classLoader, String threadNamePrefix,
		DoubleSupplier random) {

}
