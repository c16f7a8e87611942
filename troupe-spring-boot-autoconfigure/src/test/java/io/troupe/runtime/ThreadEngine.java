package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import io.troupe.DeadLetter;
import io.troupe.Supervision;
import org.jspecify.annotations.Nullable;

/** An engine on threads, and the threads that send, for one program after the other. */
final class ThreadEngine implements ActorListener, AutoCloseable {

	static final int MOST_SENDERS = 4;

	private static final ThreadLocal<Integer> NUMBER = ThreadLocal.withInitial(() -> 0);

	final JumpingTime time = new JumpingTime();

	final LocalTroupe troupe;

	private final ExecutorService senders = Executors.newFixedThreadPool(MOST_SENDERS);

	private final @Nullable ExecutorService executor;

	private volatile @Nullable ThreadStage stage;

	/**
	 * Starts an engine.
	 * @param workers how many threads actors have
	 * @param throughput messages in a turn
	 * @param faulty whether they are threads of an executor that refuses turns by seed
	 */
	ThreadEngine(int workers, int throughput, boolean faulty) {
		this.executor = faulty ? Executors.newFixedThreadPool(workers) : null;
		LocalTroupeBuilder builder = LocalTroupe.builder()
			.parallelism(workers)
			.throughput(throughput)
			.deadLetterCapacity(0)
			.blockedWarning(Duration.ZERO)
			.drainTimeout(Duration.ZERO)
			.timeSource(this.time)
			.listener(this);
		if (this.executor != null) {
			builder.executor(new RejectingExecutor(this.executor, workers, 10));
		}
		this.troupe = builder.build();
		this.troupe.start();
	}

	/**
	 * Runs a program. Returns what is wrong, or {@code null}; then the engine is of no
	 * more use.
	 */
	@Nullable String run(Program program, int senders, Tally tally, Duration limit) {
		ThreadStage next = new ThreadStage(this, program, tally, limit.toNanos());
		this.stage = next;
		return next.run(senders);
	}

	/**
	 * Runs {@code task} on so many threads that begin at the same time, and waits for it.
	 */
	void together(int count, IntConsumer task) {
		AtomicInteger away = new AtomicInteger(count);
		List<Future<?>> all = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int number = i;
			all.add(this.senders.submit(() -> {
				NUMBER.set(number);
				away.decrementAndGet();
				while (away.get() > 0) {
					Thread.yield();
				}
				task.accept(number);
			}));
		}
		for (Future<?> each : all) {
			try {
				each.get(Soon.LIMIT.toSeconds(), TimeUnit.SECONDS);
			}
			catch (Exception ex) {
				throw new AssertionError("A sender failed", ex);
			}
		}
	}

	/** The number of the sender that calls. */
	static int senderNumber() {
		return NUMBER.get();
	}

	@Override
	public void onDeadLetter(DeadLetter deadLetter) {
		if (this.stage != null) {
			this.stage.died(deadLetter);
		}
	}

	@Override
	public void onFailure(String actor, String definition, Throwable cause, Supervision.Strategy strategy) {
		if (this.stage != null && strategy == Supervision.Strategy.RESTART) {
			this.stage.restarted();
		}
	}

	@Override
	public void close() {
		this.troupe.close();
		this.senders.shutdownNow();
		if (this.executor != null) {
			this.executor.shutdownNow();
		}
	}

}
