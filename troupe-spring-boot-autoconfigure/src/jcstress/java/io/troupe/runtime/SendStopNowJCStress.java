package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A message races stopNow(). */
@JCStressTest
@Description("A message to an actor that ends is processed or a dead letter, and the actor ends")
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "it was processed")
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "it became a dead letter")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, told twice, or the actor never ended")
@State
public class SendStopNowJCStress {

	private final AtomicInteger processed = new AtomicInteger();

	private final Spawned<SinkHandle<String>> spawned = Arena
		.spawn((message, context) -> this.processed.incrementAndGet());

	private final AtomicInteger dead = Arena.deadLettersOf(this.spawned.handle());

	@Actor
	public void send() {
		this.spawned.handle().send("message");
	}

	@Actor
	public void stopNow() {
		this.spawned.stopNow();
	}

	@Arbiter
	public void count(III_Result result) {
		result.r3 = Arena.awaitEnd(this.spawned) ? 1 : 0;
		result.r1 = this.processed.get();
		result.r2 = this.dead.get();
	}

}
