package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

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
import org.openjdk.jcstress.infra.results.ZZL_Result;

/** Two threads answer one question. */
@JCStressTest
@Description("The first answer wins and the other is told so")
@Outcome(id = "true, false, first", expect = Expect.ACCEPTABLE, desc = "the first won")
@Outcome(id = "false, true, second", expect = Expect.ACCEPTABLE, desc = "the second won")
@Outcome(expect = Expect.FORBIDDEN, desc = "both or neither won")
@State
public class ReplyJCStress {

	private final AtomicReference<Reply<String>> kept = new AtomicReference<>();

	private final Spawned<SinkHandle<Reply<String>>> spawned = Arena.spawn((reply, context) -> this.kept.set(reply));

	private final CompletableFuture<String> answer = this.spawned.handle().ask((Reply<String> reply) -> {
		this.kept.set(reply);
		return reply;
	});

	@Actor
	public void first(ZZL_Result result) {
		result.r1 = this.kept.get().send("first");
	}

	@Actor
	public void second(ZZL_Result result) {
		result.r2 = this.kept.get().send("second");
	}

	@Arbiter
	public void outcome(ZZL_Result result) {
		result.r3 = Arena.await(this.answer::isDone) ? this.answer.join() : "hung";
		this.spawned.stopNow();
		Arena.awaitEnd(this.spawned);
	}

}
