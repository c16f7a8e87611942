package demo.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

import demo.Patience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

class InboundTests {

	private final Inbound inbound = new Inbound();

	private final Listener listener = new Listener();

	private final CountDownLatch read = new CountDownLatch(3);

	private final Thread reader = new Thread(this::readThreeFrames, "reader");

	@Test
	void readerWaitsForDemandAndNothingIsLostBeforeThereIsASubscriber() throws Exception {
		this.reader.start();
		awaitReaderHeldUp();

		this.inbound.subscribe(this.listener);
		this.listener.subscription().request(2);

		await().until(() -> this.listener.heard.size() == 2);
		awaitReaderHeldUp();
		assertThat(this.read.getCount()).isEqualTo(1);
		this.listener.subscription().request(5);
		assertThat(this.read.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		this.inbound.complete();
		this.inbound.complete();
		assertThat(this.listener.heard).containsExactly("frame 1", "frame 2", "frame 3", "complete");
	}

	@Test
	void readerIsLetGoOnceNobodyListens() throws Exception {
		this.inbound.subscribe(this.listener);
		this.reader.start();
		awaitReaderHeldUp();

		this.listener.subscription().cancel();

		assertThat(this.read.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		this.inbound.complete();
		assertThat(this.listener.heard).isEmpty();
	}

	private void awaitReaderHeldUp() {
		await().until(() -> this.reader.getState() == Thread.State.WAITING);
	}

	private void readThreeFrames() {
		for (int i = 1; i <= 3; i++) {
			try {
				this.inbound.emit("frame " + i);
				this.read.countDown();
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private static final class Listener implements Flow.Subscriber<String> {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

		Flow.Subscription subscription() throws Exception {
			return this.subscription.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription.complete(subscription);
		}

		@Override
		public void onNext(String frame) {
			this.heard.add(frame);
		}

		@Override
		public void onError(@Nullable Throwable failure) {
			this.heard.add("error");
		}

		@Override
		public void onComplete() {
			this.heard.add("complete");
		}

	}

}
