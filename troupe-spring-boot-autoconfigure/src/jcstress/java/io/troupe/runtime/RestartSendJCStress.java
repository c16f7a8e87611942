package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
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

/** A message while an operator restarts its actor, which may be idle or not started. */
@JCStressTest
@Description("A message that races a restart is handled once, and each instance that started is stopped")
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "the restart came before the first start")
@Outcome(id = "1, 2, 2", expect = Expect.ACCEPTABLE, desc = "by the old instance or by the fresh one")
@Outcome(expect = Expect.FORBIDDEN, desc = "the message was lost, or the restart was, or an onStop")
@State
public class RestartSendJCStress {

	private final AtomicInteger handled = new AtomicInteger();

	private final AtomicInteger starts = new AtomicInteger();

	private final AtomicInteger stops = new AtomicInteger();

	private final Spawned<SinkHandle<String>> spawned = Arena.RUNNING
		.spawn(ActorSpec.<String>sink(() -> new Counting()));

	private final Cell cell = ((CellHandle) (Object) this.spawned.handle()).cell();

	@Actor
	public void restart() {
		// what LocalTroupe.restart does once it has found the actor
		this.cell.signal(Control.RENEW, Control.BACKING_OFF);
	}

	@Actor
	public void send() {
		this.spawned.handle().send("message");
	}

	@Arbiter
	public void count(III_Result result) {
		Arena.await(() -> this.handled.get() == 1 && !this.cell.bits(Control.RENEW | Control.VACANT));
		this.spawned.stop();
		Arena.awaitEnd(this.spawned);
		result.r1 = this.handled.get();
		result.r2 = this.starts.get();
		result.r3 = this.stops.get();
	}

	private final class Counting implements SinkActor<String> {

		@Override
		public void onStart(SinkContext<String> context) {
			RestartSendJCStress.this.starts.incrementAndGet();
		}

		@Override
		public void onMessage(String message, SinkContext<String> context) {
			RestartSendJCStress.this.handled.incrementAndGet();
		}

		@Override
		public void onStop(SinkContext<String> context) {
			RestartSendJCStress.this.stops.incrementAndGet();
		}

	}

}
