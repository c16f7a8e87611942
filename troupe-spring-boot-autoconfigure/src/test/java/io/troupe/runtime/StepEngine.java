package io.troupe.runtime;

import java.time.Duration;

import io.troupe.DeadLetter;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.jspecify.annotations.Nullable;

/**
 * An engine without threads, for one program after the other: turns wait for the step
 * that runs them, time stands still.
 */
final class StepEngine implements ActorListener, AutoCloseable {

	final StepExecutor executor = StepExecutor.reordering(0);

	final JumpingTime time = new JumpingTime();

	final LocalTroupe troupe;

	private @Nullable StepStage stage;

	StepEngine(int throughput) {
		this.troupe = LocalTroupe.builder()
			.parallelism(1)
			.throughput(throughput)
			.deadLetterCapacity(0)
			.blockedWarning(Duration.ZERO)
			.drainTimeout(Duration.ZERO)
			.executor(this.executor)
			.timeSource(this.time)
			.listener(this)
			.build();
		this.troupe.start();
	}

	/**
	 * Runs a program. Returns what is wrong, or {@code null}; then the engine is of no
	 * more use.
	 */
	@Nullable String run(Program program, Tally tally) {
		StepStage next = new StepStage(this, program, tally);
		this.stage = next;
		String violation = next.run();
		this.stage = null;
		return violation;
	}

	@Override
	public void onFailure(String actor, String definition, Throwable cause, Supervision.Strategy strategy) {
		if (this.stage != null) {
			this.stage.failed(actor, cause, strategy);
		}
	}

	@Override
	public void onDeadLetter(DeadLetter deadLetter) {
		if (this.stage != null) {
			this.stage.died(deadLetter);
		}
	}

	@Override
	public void onEnded(String definition, Termination termination) {
		if (this.stage != null) {
			this.stage.ended(termination);
		}
	}

	@Override
	public void close() {
		this.troupe.close();
	}

}
