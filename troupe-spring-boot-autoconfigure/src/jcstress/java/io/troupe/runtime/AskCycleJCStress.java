package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.troupe.AskCycleException;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two turns block on each other's answer at once. The threads of the test play the turns
 * of actors that never run. Who is told so answers the other.
 */
@JCStressTest
@Description("Of two turns that close a circle of asks at once, one is told at least")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the first was told")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the second was told")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both were told")
@Outcome(expect = Expect.FORBIDDEN, desc = "nobody was told")
@State
public class AskCycleJCStress {

	private final Spawned<SinkHandle<Reply<String>>> first = spawn();

	private final Spawned<SinkHandle<Reply<String>>> second = spawn();

	private final CompletableFuture<String> toFirst = this.first.handle().ask((Reply<String> reply) -> reply);

	private final CompletableFuture<String> toSecond = this.second.handle().ask((Reply<String> reply) -> reply);

	private static Spawned<SinkHandle<Reply<String>>> spawn() {
		return Arena.spawnWaiting((reply, context) -> {
		}, MailboxOptions.of(0, Overflow.REJECT));
	}

	@Actor
	public void first(II_Result result) {
		result.r1 = block(this.first, this.toSecond, this.toFirst);
	}

	@Actor
	public void second(II_Result result) {
		result.r2 = block(this.second, this.toFirst, this.toSecond);
	}

	private static int block(Spawned<? extends SinkHandle<?>> actor, CompletableFuture<String> awaited,
			CompletableFuture<String> asked) {
		Object handle = actor.handle();
		Cell cell = ((CellHandle) handle).cell();
		ForeignTurn turn = cell.engine().turns().enter(cell, Thread.currentThread());
		try {
			awaited.get(10, TimeUnit.SECONDS);
			return 0;
		}
		catch (AskCycleException ex) {
			asked.complete("told");
			return 1;
		}
		catch (ExecutionException | InterruptedException | TimeoutException ex) {
			return 2;
		}
		finally {
			cell.engine().turns().exit(turn);
		}
	}

	@Arbiter
	public void end() {
		this.first.stopNow();
		this.second.stopNow();
		Arena.awaitEnd(this.first);
		Arena.awaitEnd(this.second);
	}

}
