package io.troupe.spring;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Supplier;

import io.troupe.Reply;
import io.troupe.SinkHandle;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * A view of a handle that sends once the surrounding transaction has committed, and not
 * at all if it rolls back: needed where a message tells of what the transaction writes.
 * Outside a transaction, and without Spring's transactions on the class path, it sends at
 * once. The transaction is the one bound to the calling thread; messages of one thread
 * keep their order among each other.
 * <p>
 * After the commit it is too late to fail the transaction. What {@code send} throws then,
 * such as {@link io.troupe.MailboxFullException}, goes to whoever committed.
 * {@code trySend} within a transaction answers {@code true} and logs a warning if the
 * message is refused later. An {@code ask} starts its timeout at the commit, and its
 * future is cancelled by a rollback. The mapper of a {@code contramap} runs at the
 * commit.
 *
 * @param <M> the messages the actor takes
 * @since 0.1.0
 */
public final class AfterCommit<M> implements SinkHandle<M> {

	private static final Log logger = LogFactory.getLog(AfterCommit.class);

	private static final boolean TRANSACTIONS = ClassUtils.isPresent(
			"org.springframework.transaction.support.TransactionSynchronizationManager",
			AfterCommit.class.getClassLoader());

	private final SinkHandle<M> handle;

	private AfterCommit(SinkHandle<M> handle) {
		this.handle = handle;
	}

	/**
	 * Returns the view of a handle.
	 * @param handle the handle
	 * @param <M> the messages the actor takes
	 * @return the view
	 */
	public static <M> SinkHandle<M> of(SinkHandle<M> handle) {
		return new AfterCommit<>(Objects.requireNonNull(handle, "'handle' must not be null"));
	}

	@Override
	public String name() {
		return this.handle.name();
	}

	@Override
	public void send(M message) {
		Objects.requireNonNull(message, "'message' must not be null");
		if (!inTransaction()) {
			this.handle.send(message);
			return;
		}
		Pending.register(() -> this.handle.send(message), () -> {
		});
	}

	@Override
	public boolean trySend(M message) {
		Objects.requireNonNull(message, "'message' must not be null");
		if (!inTransaction()) {
			return this.handle.trySend(message);
		}
		Pending.register(() -> {
			if (!this.handle.trySend(message)) {
				logger.warn("Actor '" + name() + "' refused " + message.getClass().getSimpleName()
						+ " after the commit of the transaction it was sent in");
			}
		}, () -> {
		});
		return true;
	}

	@Override
	public <R> CompletableFuture<R> ask(Function<? super Reply<R>, ? extends M> message) {
		Objects.requireNonNull(message, "'message' must not be null");
		return inTransaction() ? pending(() -> this.handle.ask(message)) : this.handle.ask(message);
	}

	@Override
	public <R> CompletableFuture<R> ask(Function<? super Reply<R>, ? extends M> message, Duration timeout) {
		Objects.requireNonNull(message, "'message' must not be null");
		Objects.requireNonNull(timeout, "'timeout' must not be null");
		return inTransaction() ? pending(() -> this.handle.ask(message, timeout)) : this.handle.ask(message, timeout);
	}

	@Override
	public <N> SinkHandle<N> contramap(Function<? super N, ? extends M> mapper) {
		return new AfterCommit<>(this.handle.contramap(mapper));
	}

	/**
	 * Returns the subscriber of the handle itself: what a publisher emits is sent at
	 * once, since no transaction surrounds it.
	 */
	@Override
	public Flow.Subscriber<M> asSubscriber() {
		return this.handle.asSubscriber();
	}

	private <R> CompletableFuture<R> pending(Supplier<CompletableFuture<R>> ask) {
		CompletableFuture<R> answer = new CompletableFuture<>();
		Pending.register(() -> ask.get().whenComplete((value, failure) -> {
			if (failure != null) {
				answer.completeExceptionally(failure);
			}
			else {
				answer.complete(value);
			}
		}), () -> answer.completeExceptionally(
				new CancellationException("The transaction was rolled back, so actor '" + name() + "' was not asked")));
		return answer;
	}

	private static boolean inTransaction() {
		return TRANSACTIONS && Pending.inTransaction();
	}

	/**
	 * What waits for the end of a transaction. Loaded only where there are transactions.
	 */
	private static final class Pending implements TransactionSynchronization {

		private final Runnable committed;

		private final Runnable rolledBack;

		// the thread of the transaction only
		private boolean done;

		private Pending(Runnable committed, Runnable rolledBack) {
			this.committed = committed;
			this.rolledBack = rolledBack;
		}

		static boolean inTransaction() {
			return TransactionSynchronizationManager.isSynchronizationActive()
					&& TransactionSynchronizationManager.isActualTransactionActive();
		}

		static void register(Runnable committed, Runnable rolledBack) {
			TransactionSynchronizationManager.registerSynchronization(new Pending(committed, rolledBack));
		}

		@Override
		public void afterCommit() {
			this.done = true;
			this.committed.run();
		}

		@Override
		public void afterCompletion(int status) {
			if (status != STATUS_COMMITTED) {
				this.rolledBack.run();
			}
			else if (!this.done) {
				// registered by another callback after the commit, which is too late for
				// the one above
				afterCommit();
			}
		}

	}

}
