package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;

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
import org.openjdk.jcstress.infra.results.I_Result;

/** Plain state of an actor, changed by messages from two threads. */
@JCStressTest
@Description("One turn at a time, and each sees what the turn before it did")
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both turns counted")
@Outcome(expect = Expect.FORBIDDEN, desc = "two turns overlapped, or one did not see the other")
@State
public class TurnsJCStress {

	private final Spawned<SinkHandle<Message>> spawned = Arena.spawn((message, context) -> take(message));

	private int count;

	private void take(Message message) {
		if (message.reply() != null) {
			message.reply().send(this.count);
		}
		else {
			this.count++;
		}
	}

	@Actor
	public void first() {
		this.spawned.handle().send(new Message(null));
	}

	@Actor
	public void second() {
		this.spawned.handle().send(new Message(null));
	}

	@Arbiter
	public void count(I_Result result) {
		CompletableFuture<Integer> answer = this.spawned.handle().ask(Message::new);
		result.r1 = Arena.await(answer::isDone) ? answer.join() : -1;
		this.spawned.stopNow();
		Arena.awaitEnd(this.spawned);
	}

	record Message(Reply<Integer> reply) {

	}

}
