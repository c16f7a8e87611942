package io.troupe.runtime;

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
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two messages and one slot, in an engine that takes no message away. */
@JCStressTest
@Description("The last slot of a bounded mailbox goes to exactly one of two senders")
@Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "the first got it")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "the second got it")
@Outcome(expect = Expect.FORBIDDEN, desc = "over the bound, or refused with a slot free")
@State
public class LastSlotJCStress {

	private final Spawned<SinkHandle<String>> spawned = Arena.spawnWaiting((message, context) -> {
	}, MailboxOptions.of(1, Overflow.REJECT));

	@Actor
	public void first(ZZ_Result result) {
		result.r1 = this.spawned.handle().trySend("first");
	}

	@Actor
	public void second(ZZ_Result result) {
		result.r2 = this.spawned.handle().trySend("second");
	}

	@Arbiter
	public void end() {
		this.spawned.stopNow();
		Arena.awaitEnd(this.spawned);
	}

}
