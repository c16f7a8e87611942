package io.troupe.runtime;

import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A worker that makes the cell of its turn idle and takes its slot, and the ticker that
 * takes the slot away. The worker is not running: the two threads of the test play both.
 */
@JCStressTest
@Description("What is in the slot goes to the worker or to the ticker")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the worker took it")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the ticker took it")
@Outcome(expect = Expect.FORBIDDEN, desc = "it was taken twice or lost")
@State
public class SlotJCStress {

	private static final Blueprint BLUEPRINT = blueprint();

	private final Cell running = Cell.of(BLUEPRINT, null, 1, 0);

	private final Cell waiting = Cell.of(BLUEPRINT, null, 2, 0);

	private final Worker worker = new Worker(BLUEPRINT.engine.threads().pool(), 0, "played");

	private final Node node = this.running.reclaim();

	private final int turn;

	private static Blueprint blueprint() {
		Object handle = Arena.<String>spawnWaiting((message, context) -> {
		}, MailboxOptions.of(1, Overflow.REJECT)).handle();
		return ((CellHandle) handle).cell().blueprint;
	}

	public SlotJCStress() {
		this.worker.begin(this.running);
		this.worker.push(this.waiting);
		this.turn = this.worker.sequence();
	}

	@Actor
	public void worker(II_Result result) {
		this.worker.finish();
		this.running.rest(this.node);
		result.r1 = (this.worker.takeOwn() == this.waiting) ? 1 : 0;
	}

	@Actor
	public void ticker(II_Result result) {
		result.r2 = (this.worker.rescue(this.turn) == this.waiting) ? 1 : 0;
	}

}
