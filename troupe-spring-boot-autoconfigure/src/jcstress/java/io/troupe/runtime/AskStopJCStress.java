package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.troupe.ActorStoppedException;
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
import org.openjdk.jcstress.infra.results.L_Result;

/** A question races stopNow(). */
@JCStressTest
@Description("An ask of an actor that ends is answered or fails; it never hangs")
@Outcome(id = "answered", expect = Expect.ACCEPTABLE, desc = "the question came first")
@Outcome(id = "stopped", expect = Expect.ACCEPTABLE, desc = "the end came first")
@Outcome(expect = Expect.FORBIDDEN, desc = "it hung, or failed otherwise")
@State
public class AskStopJCStress {

	private final Spawned<SinkHandle<Reply<String>>> spawned = Arena.spawn((reply, context) -> reply.send("answered"));

	private CompletableFuture<String> answer;

	@Actor
	public void ask() {
		this.answer = this.spawned.handle().ask((Reply<String> reply) -> reply);
	}

	@Actor
	public void stopNow() {
		this.spawned.stopNow();
	}

	@Arbiter
	public void outcome(L_Result result) {
		result.r1 = Arena.await(this.answer::isDone) ? read() : "hung";
		Arena.awaitEnd(this.spawned);
	}

	private Object read() {
		try {
			return this.answer.join();
		}
		catch (CompletionException ex) {
			return (ex.getCause() instanceof ActorStoppedException) ? "stopped" : ex.getCause().toString();
		}
	}

}
