package io.troupe.spring;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.troupe.AtStop;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import org.junit.jupiter.api.Test;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of those who listen from outside when a context closes.
 */
class StreamLifecycleTests {

	private final Listener listener = new Listener();

	@Test
	void outsidersHearTheEndBeforeAnythingIsStopped() throws Exception {
		try (var context = new AnnotationConfigApplicationContext()) {
			// waits for its listener when it stops, as a web server does
			context.registerBean(AtStop.class, () -> new AtStop(SmartLifecycle.DEFAULT_PHASE, this.listener::awaitEnd));
			context.register(PlainSpring.class, Echoes.class);
			context.refresh();
			echo(context).subscribe(this.listener);
			echo(context).send("heard");
			assertThat(this.listener.next()).isEqualTo("heard");

			context.close();

			assertThat(this.listener.next()).isEqualTo(Listener.COMPLETE);
			assertThat(this.listener.completeAtStop).isTrue();
		}
	}

	@Test
	void closeOfAChildLeavesTheStreamsOfItsParentOpen() throws Exception {
		try (var parent = PlainSpring.start(Echoes.class)) {
			echo(parent).subscribe(this.listener);
			try (var child = new AnnotationConfigApplicationContext()) {
				child.setParent(parent);
				child.register(PlainSpring.class);
				child.refresh();
			}

			echo(parent).send("still heard");

			assertThat(this.listener.next()).isEqualTo("still heard");
		}
		assertThat(this.listener.next()).isEqualTo(Listener.COMPLETE);
	}

	@Test
	void stopThatOnlyPausesLeavesStreamsOpen() throws Exception {
		try (var context = PlainSpring.start(Echoes.class)) {
			echo(context).subscribe(this.listener);
			context.stop();
			echo(context).send("heard later");
			context.start();

			assertThat(this.listener.next()).isEqualTo("heard later");
		}
	}

	@SuppressWarnings("unchecked")
	private static JointHandle<String, String> echo(AnnotationConfigApplicationContext context) {
		return (JointHandle<String, String>) context.getBean("echoHandle", JointHandle.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class Echoes {

		@Bean
		@TroupeActor
		JointActor<String, String> echo() {
			return (text, context) -> context.broadcast(text);
		}

	}

	/** Tells what it hears, and whether a stop found that it had heard the end. */
	static final class Listener implements Flow.Subscriber<String> {

		static final String COMPLETE = "complete";

		private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

		private final CountDownLatch ended = new CountDownLatch(1);

		private volatile boolean completeAtStop;

		String next() throws InterruptedException {
			String next = this.heard.poll(10, TimeUnit.SECONDS);
			assertThat(next).as("signal in time").isNotNull();
			return next;
		}

		void awaitEnd() {
			try {
				this.completeAtStop = this.ended.await(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(String item) {
			this.heard.add(item);
		}

		@Override
		public void onError(Throwable failure) {
			this.heard.add(failure.toString());
		}

		@Override
		public void onComplete() {
			this.heard.add(COMPLETE);
			this.ended.countDown();
		}

	}

}
