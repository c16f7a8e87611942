package io.troupe.benchmark.peer;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A virtual thread for each actor, which takes from a {@link LinkedBlockingQueue} and may
 * block. An ask is a future in the message, with {@link CompletableFuture#orTimeout} of
 * thirty seconds; a stash is a deque. Needs Java 21.
 */
public final class VirtualThreadPeer extends Peer<VirtualThreadPeer.ThreadActor> {

	private final ExecutorService threads;

	VirtualThreadPeer() {
		try {
			// the benchmarks are compiled for a Java that has none
			this.threads = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Virtual threads need Java 21", ex);
		}
	}

	@Override
	public Role<ThreadActor> role(String name, Supplier<? extends Script<ThreadActor>> script) {
		return new Role<>(name, script, this.threads);
	}

	@Override
	public ThreadActor spawn(Role<ThreadActor> role) {
		return ThreadActor.start(role);
	}

	@Override
	public void tell(ThreadActor to, Object message) {
		to.queue.add(message);
	}

	@Override
	public CompletionStage<Object> ask(ThreadActor to) {
		CompletableFuture<Object> answer = new CompletableFuture<>();
		to.queue.add(new FutureQuestion(answer));
		return answer.orTimeout(30, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	/** A queue, and the loop that takes from it. */
	static final class ThreadActor extends HandmadeActor<ThreadActor> implements Runnable {

		private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();

		private ThreadActor(Script<ThreadActor> script) {
			super(script);
		}

		static ThreadActor start(Role<ThreadActor> role) {
			ThreadActor actor = new ThreadActor(role.script().get());
			((ExecutorService) role.recipe()).execute(actor);
			return actor;
		}

		@Override
		public void run() {
			try {
				while (!hasEnded()) {
					play(this.queue.take());
				}
			}
			catch (InterruptedException ex) {
				// the peer closes
			}
		}

		@Override
		public ThreadActor self() {
			return this;
		}

		@Override
		public void tell(ThreadActor to, Object message) {
			to.queue.add(message);
		}

		@Override
		public ThreadActor spawn(Role<ThreadActor> role) {
			return start(role);
		}

	}

}
