package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

import io.troupe.Attachment;
import io.troupe.SinkHandle;
import io.troupe.Source;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberWhiteboxVerification;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;

/**
 * Holds the subscriber that {@code attach} uses to the rules, with a look inside: what it
 * received is what the actor handled in its turn.
 */
public class AttachTckTests extends FlowSubscriberWhiteboxVerification<Integer> {

	private TestEngine engine;

	public AttachTckTests() {
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
	public Integer createElement(int element) {
		return element;
	}

	@Override
	protected Flow.Subscriber<Integer> createFlowSubscriber(WhiteboxSubscriberProbe<Integer> probe) {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		CompletableFuture<Flow.Subscriber<? super Integer>> subscriber = new CompletableFuture<>();
		Source<Step> source = Source
			.<Integer, Step>of(subscriber::complete, (element) -> (context) -> probe.registerOnNext(element))
			.onComplete(() -> (context) -> probe.registerOnComplete())
			.onError((failure) -> (context) -> probe.registerOnError(failure));
		Attachment attachment = Step.ask(actor, (context) -> context.attach(source));
		return new Opened(Soon.get(subscriber), attachment, probe);
	}

	/**
	 * The subscriber, which asks and cancels as its actor would.
	 *
	 * @param to the one under test
	 * @param attachment cancels it
	 * @param probe hears of the subscription
	 */
	private record Opened(Flow.Subscriber<? super Integer> to, Attachment attachment,
			WhiteboxSubscriberProbe<Integer> probe) implements Flow.Subscriber<Integer> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.to.onSubscribe(subscription);
			this.probe.registerOnSubscribe(new SubscriberPuppet() {
				@Override
				public void triggerRequest(long elements) {
					// it asks by itself, and again as elements are handled
				}

				@Override
				public void signalCancel() {
					Opened.this.attachment.cancel();
				}
			});
		}

		@Override
		public void onNext(Integer element) {
			this.to.onNext(element);
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
