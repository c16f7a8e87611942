package io.troupe.runtime;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.JointHandle;
import io.troupe.Spawned;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A subscriber that comes as the actor ends. */
@JCStressTest
@Description("Whoever subscribes while the actor ends is told of its end, once, after the subscription")
@Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "subscribed, then completed")
@Outcome(expect = Expect.FORBIDDEN, desc = "the end was missed, told twice or told as an error")
@State
public class SubscribeCompleteJCStress {

	private final AtomicInteger subscribed = new AtomicInteger();

	private final AtomicInteger completed = new AtomicInteger();

	private final AtomicInteger wrong = new AtomicInteger();

	private final Spawned<JointHandle<String, String>> spawned = Arena.RUNNING
		.spawn(ActorSpec.<String, String>joint(() -> (message, context) -> context.broadcast(message)));

	@Actor
	public void subscribe() {
		this.spawned.handle().subscribe(new Listening());
	}

	@Actor
	public void end() {
		this.spawned.stopNow();
	}

	@Arbiter
	public void count(III_Result result) {
		Arena.await(() -> this.completed.get() > 0);
		Arena.awaitEnd(this.spawned);
		result.r1 = this.subscribed.get();
		result.r2 = this.completed.get();
		result.r3 = this.wrong.get();
	}

	private final class Listening implements Flow.Subscriber<String> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			SubscribeCompleteJCStress.this.subscribed.incrementAndGet();
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(String item) {
			SubscribeCompleteJCStress.this.wrong.incrementAndGet();
		}

		@Override
		public void onError(Throwable failure) {
			SubscribeCompleteJCStress.this.wrong.incrementAndGet();
		}

		@Override
		public void onComplete() {
			if (SubscribeCompleteJCStress.this.subscribed.get() == 0) {
				SubscribeCompleteJCStress.this.wrong.incrementAndGet();
			}
			SubscribeCompleteJCStress.this.completed.incrementAndGet();
		}

	}

}
