package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.troupe.AskTimeoutException;
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
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** An answer to one ask while another with a short time is made by another thread. */
@JCStressTest
@Description("An ask that leaves does not take the place of another, which still ends in time")
@Outcome(id = "true, true, true", expect = Expect.ACCEPTABLE, desc = "the answer came, and the other timed out")
@Outcome(expect = Expect.FORBIDDEN, desc = "an ask was lost")
@State
public class OpenAskJCStress {

	private final Spawned<SinkHandle<Reply<String>>> spawned = Arena.spawnWaiting((message, context) -> {
	}, MailboxOptions.of(0, Overflow.REJECT));

	private final AtomicReference<Reply<String>> reply = new AtomicReference<>();

	private final CompletableFuture<String> answered = this.spawned.handle().ask((Reply<String> reply) -> {
		this.reply.set(reply);
		return reply;
	});

	private CompletableFuture<String> other;

	@Actor
	public void answer(ZZZ_Result result) {
		result.r1 = this.reply.get().send("yes");
	}

	@Actor
	public void ask() {
		this.other = this.spawned.handle().ask((Reply<String> reply) -> reply, Duration.ofMillis(1));
	}

	@Arbiter
	public void end(ZZZ_Result result) {
		result.r2 = this.answered.isDone() && "yes".equals(this.answered.join());
		Arena.await(this.other::isDone);
		result.r3 = this.other.handle((value, failure) -> failure instanceof AskTimeoutException).join();
		this.spawned.stopNow();
		Arena.awaitEnd(this.spawned);
	}

}
