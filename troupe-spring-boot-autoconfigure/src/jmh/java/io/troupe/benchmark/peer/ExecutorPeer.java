package io.troupe.benchmark.peer;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * What a Spring user writes by hand where there are no actors: a queue for each, drained
 * by one task at a time on a pool of eight threads, as many as Spring Boot's
 * {@code applicationTaskExecutor} has. An ask is a future in the message, with
 * {@link CompletableFuture#orTimeout} of thirty seconds; a stash is a deque. There is no
 * pool for actors that block, so they block this one.
 */
public final class ExecutorPeer extends Peer<ExecutorPeer.SerialActor> {

	private static final int THREADS = 8;

	private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

	ExecutorPeer() {
		this.executor.setCorePoolSize(THREADS);
		this.executor.initialize();
	}

	@Override
	public Role<SerialActor> role(String name, Supplier<? extends Script<SerialActor>> script) {
		return new Role<>(name, script, this.executor);
	}

	@Override
	public SerialActor spawn(Role<SerialActor> role) {
		return new SerialActor(role);
	}

	@Override
	public void tell(SerialActor to, Object message) {
		to.add(message);
	}

	@Override
	public CompletionStage<Object> ask(SerialActor to) {
		CompletableFuture<Object> answer = new CompletableFuture<>();
		to.add(new FutureQuestion(answer));
		return answer.orTimeout(30, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		this.executor.shutdown();
	}

	/** A queue, and the task that drains it. */
	static final class SerialActor extends HandmadeActor<SerialActor> implements Runnable {

		private final Queue<Object> queue = new ConcurrentLinkedQueue<>();

		private final AtomicBoolean scheduled = new AtomicBoolean();

		private final Executor executor;

		SerialActor(Role<SerialActor> role) {
			super(role.script().get());
			this.executor = (Executor) role.recipe();
		}

		void add(Object message) {
			this.queue.add(message);
			schedule();
		}

		private void schedule() {
			if (!this.scheduled.get() && this.scheduled.compareAndSet(false, true)) {
				this.executor.execute(this);
			}
		}

		@Override
		public void run() {
			Object message = this.queue.poll();
			while (message != null && !hasEnded()) {
				play(message);
				message = this.queue.poll();
			}
			this.scheduled.set(false);
			// one may have come after the last poll, while this was still scheduled
			if (!this.queue.isEmpty()) {
				schedule();
			}
		}

		@Override
		public SerialActor self() {
			return this;
		}

		@Override
		public void tell(SerialActor to, Object message) {
			to.add(message);
		}

		@Override
		public SerialActor spawn(Role<SerialActor> role) {
			return new SerialActor(role);
		}

	}

}
