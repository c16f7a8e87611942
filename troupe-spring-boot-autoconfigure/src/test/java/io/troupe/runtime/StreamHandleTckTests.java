package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

import io.troupe.JointHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;

/**
 * Holds a {@link io.troupe.StreamHandle} to the rules for publishers. A subscriber hears
 * what is broadcast after it came, so the actor begins with the first request.
 */
public class StreamHandleTckTests extends FlowPublisherVerification<Integer> {

	private static final int BURST = 64;

	// most items that a test waits for one by one
	private static final int MOST = 1 << 14;

	private TestEngine engine;

	public StreamHandleTckTests() {
		super(new TestEnvironment(10_000, 200, 50));
	}

	@BeforeMethod
	@Override
	public void setUp() throws Exception {
		super.setUp();
		this.engine = TestEngine.start();
	}

	@AfterMethod
	public void tearDown() {
		this.engine.close();
	}

	@Override
	public Flow.Publisher<Integer> createFlowPublisher(long elements) {
		Spawned<JointHandle<Cue, Object>> actor = this.engine.spawn(Cue.spec().buffer(MOST));
		if (elements == 0) {
			actor.stop();
		}
		return new Begun(actor.handle(), elements);
	}

	@Override
	public Flow.Publisher<Integer> createFailedFlowPublisher() {
		Spawned<JointHandle<Cue, Object>> actor = this.engine
			.spawn(Cue.spec().supervision(Supervision.of(Supervision.Strategy.STOP)));
		actor.handle().send((context) -> {
			throw new IllegalStateException("broken");
		});
		Soon.get(actor.whenStopped());
		return new Begun(actor.handle(), 0);
	}

	/**
	 * Broadcasts numbers in bursts, then ends; the last burst of very many never comes.
	 */
	private static Cue count(long next, long elements) {
		return (context) -> {
			long number = next;
			for (int item = 0; item < BURST && number < elements; item++) {
				context.broadcast((int) number++);
			}
			if (number < elements) {
				context.self().send(count(number, elements));
			}
			else {
				context.stop();
			}
		};
	}

	/**
	 * The handle, with the actor told to begin when somebody requests.
	 *
	 * @param handle the handle
	 * @param elements how many to broadcast
	 * @param begun completed by the first request
	 */
	private record Begun(JointHandle<Cue, Object> handle, long elements,
			CompletableFuture<Void> begun) implements Flow.Publisher<Integer> {

		Begun(JointHandle<Cue, Object> handle, long elements) {
			this(handle, elements, new CompletableFuture<>());
			this.begun.thenRun(() -> handle.send(count(0, elements)));
		}

		@Override
		public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
			this.handle.subscribe((subscriber != null) ? new Passing(subscriber, this) : null);
		}

	}

	/**
	 * A subscriber that passes everything on.
	 *
	 * @param to to whom
	 * @param publisher what is to begin with the first request
	 */
	private record Passing(Flow.Subscriber<? super Integer> to, Begun publisher) implements Flow.Subscriber<Object> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.to.onSubscribe(new Flow.Subscription() {
				@Override
				public void request(long n) {
					subscription.request(n);
					Passing.this.publisher.begun.complete(null);
				}

				@Override
				public void cancel() {
					subscription.cancel();
				}
			});
		}

		@Override
		public void onNext(Object item) {
			this.to.onNext((Integer) item);
		}

		@Override
		public void onError(Throwable failure) {
			this.to.onError(failure);
		}

		@Override
		public void onComplete() {
			this.to.onComplete();
		}

	}

}
