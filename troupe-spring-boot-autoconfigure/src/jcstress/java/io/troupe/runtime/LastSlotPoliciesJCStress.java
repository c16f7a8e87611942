package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/**
 * Two messages and one slot, as {@link LastSlotJCStress}, under the other policies. Each
 * result is whether the senders' messages were taken, how many wait and how many were
 * dropped.
 */
public class LastSlotPoliciesJCStress {

	/** What all policies have in common. */
	abstract static class Base {

		private final Spawned<SinkHandle<String>> spawned;

		private final AtomicInteger dropped;

		Base(Overflow overflow) {
			this.spawned = Arena.spawnWaiting((message, context) -> {
			}, new MailboxOptions(1, overflow, Duration.ZERO, Integer.MAX_VALUE));
			this.dropped = Arena.deadLettersOf(this.spawned.handle());
		}

		final boolean send(String message) {
			return this.spawned.handle().trySend(message);
		}

		final void count(LLLL_Result result) {
			Cell cell = ((CellHandle) (Object) this.spawned.handle()).cell();
			result.r3 = cell.depth() - Eviction.gaps(cell);
			result.r4 = this.dropped.get();
			this.spawned.stopNow();
			Arena.awaitEnd(this.spawned);
		}

	}

	@JCStressTest
	@Description("BACKPRESSURE outside: exactly one of two senders gets the last slot")
	@Outcome(id = { "true, false, 1, 0", "false, true, 1, 0" }, expect = Expect.ACCEPTABLE, desc = "one got it")
	@Outcome(expect = Expect.FORBIDDEN, desc = "over the bound, or refused with a slot free")
	@State
	public static class Backpressure extends Base {

		public Backpressure() {
			super(Overflow.BACKPRESSURE);
		}

		@Actor
		public void first(LLLL_Result result) {
			result.r1 = send("first");
		}

		@Actor
		public void second(LLLL_Result result) {
			result.r2 = send("second");
		}

		@Arbiter
		public void end(LLLL_Result result) {
			count(result);
		}

	}

	@JCStressTest
	@Description("BLOCK, without waiting: exactly one of two senders gets the last slot")
	@Outcome(id = { "true, false, 1, 0", "false, true, 1, 0" }, expect = Expect.ACCEPTABLE, desc = "one got it")
	@Outcome(expect = Expect.FORBIDDEN, desc = "over the bound, or refused with a slot free")
	@State
	public static class Block extends Base {

		public Block() {
			super(Overflow.BLOCK);
		}

		@Actor
		public void first(LLLL_Result result) {
			result.r1 = send("first");
		}

		@Actor
		public void second(LLLL_Result result) {
			result.r2 = send("second");
		}

		@Arbiter
		public void end(LLLL_Result result) {
			count(result);
		}

	}

	@JCStressTest
	@Description("DROP_NEWEST: one message waits, the other is a dead letter")
	@Outcome(id = { "true, false, 1, 1", "false, true, 1, 1" }, expect = Expect.ACCEPTABLE, desc = "one got it")
	@Outcome(expect = Expect.FORBIDDEN, desc = "both or none dropped, or over the bound")
	@State
	public static class DropNewest extends Base {

		public DropNewest() {
			super(Overflow.DROP_NEWEST);
		}

		@Actor
		public void first(LLLL_Result result) {
			result.r1 = send("first");
		}

		@Actor
		public void second(LLLL_Result result) {
			result.r2 = send("second");
		}

		@Arbiter
		public void end(LLLL_Result result) {
			count(result);
		}

	}

	@JCStressTest
	@Description("DROP_OLDEST: both are taken, and the older one is a dead letter")
	@Outcome(id = "true, true, 1, 1", expect = Expect.ACCEPTABLE, desc = "the older one went")
	@Outcome(expect = Expect.FORBIDDEN, desc = "both or none dropped, or over the bound")
	@State
	public static class DropOldest extends Base {

		public DropOldest() {
			super(Overflow.DROP_OLDEST);
		}

		@Actor
		public void first(LLLL_Result result) {
			result.r1 = send("first");
		}

		@Actor
		public void second(LLLL_Result result) {
			result.r2 = send("second");
		}

		@Arbiter
		public void end(LLLL_Result result) {
			count(result);
		}

	}

}
