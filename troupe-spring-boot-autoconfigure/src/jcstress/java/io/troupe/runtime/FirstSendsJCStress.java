package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.SinkActor;
import io.troupe.SinkContext;
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

/** The first two messages to an actor just spawned, which may not have started. */
@JCStressTest
@Description("A new actor starts once, before its first message, and handles the first of each sender")
@Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "one start, then both messages")
@Outcome(expect = Expect.FORBIDDEN, desc = "it started twice or too late, or a message was lost")
@State
public class FirstSendsJCStress {

	private final AtomicInteger starts = new AtomicInteger();

	private final AtomicInteger handled = new AtomicInteger();

	private final AtomicInteger early = new AtomicInteger();

	private final Spawned<SinkHandle<String>> spawned = Arena.spawn(new Counting());

	@Actor
	public void first() {
		this.spawned.handle().send("first");
	}

	@Actor
	public void second() {
		this.spawned.handle().send("second");
	}

	@Arbiter
	public void count(III_Result result) {
		Arena.await(() -> this.handled.get() == 2);
		result.r1 = this.starts.get();
		result.r2 = this.handled.get();
		result.r3 = this.early.get();
		this.spawned.stopNow();
		Arena.awaitEnd(this.spawned);
	}

	private final class Counting implements SinkActor<String> {

		@Override
		public void onStart(SinkContext<String> context) {
			FirstSendsJCStress.this.starts.incrementAndGet();
		}

		@Override
		public void onMessage(String message, SinkContext<String> context) {
			if (FirstSendsJCStress.this.starts.get() == 0) {
				FirstSendsJCStress.this.early.incrementAndGet();
			}
			FirstSendsJCStress.this.handled.incrementAndGet();
		}

	}

}
