package io.troupe.spring;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.troupe.ActorSnapshot;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.runtime.LocalTroupe;
import io.troupe.spring.Letters.Box;
import io.troupe.spring.Letters.Letter;
import io.troupe.spring.Letters.Post;
import io.troupe.spring.Letters.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * When actors run, and what becomes of their messages when they do not.
 */
@ExtendWith(OutputCaptureExtension.class)
class TroupeLifecycleTests {

	@Test
	void pausedContextKeepsMessagesAndGoesOnWithThem() throws Exception {
		try (var context = PlainSpring.start(InboxActor.class)) {
			SinkHandle<Letter> handle = handle(context, "inbox");
			handle.send(new Post("before"));

			context.stop();
			boolean ranWhilePaused = context.getBean(LocalTroupe.class).isRunning();
			handle.send(new Post("meanwhile"));
			CompletableFuture<List<String>> answer = handle.ask(Read::new);
			boolean answeredWhilePaused = answer.isDone();
			context.start();

			assertThat(answer.get(10, TimeUnit.SECONDS)).containsExactly("before", "meanwhile");
			assertThat(ranWhilePaused).isFalse();
			assertThat(answeredWhilePaused).isFalse();
		}
	}

	@Test
	void contextCanBePausedAndRestartedManyTimesWithoutLosingAMessage() throws Exception {
		try (var context = PlainSpring.start(InboxActor.class)) {
			SinkHandle<Letter> handle = handle(context, "inbox");

			for (int i = 0; i < 50; i++) {
				handle.send(new Post("a" + i));
				context.stop();
				handle.send(new Post("b" + i));
				context.start();
			}

			assertThat(read(handle)).containsExactlyElementsOf(
					IntStream.range(0, 50).boxed().flatMap((i) -> Stream.of("a" + i, "b" + i)).toList());
		}
	}

	@Test
	void pausedContextThatIsClosedDrainsBeforeItsBeansGo(CapturedOutput output) {
		Resource resource;
		try (var context = PlainSpring.start(Resource.class, UserActor.class)) {
			resource = context.getBean(Resource.class);
			context.stop();
			SinkHandle<String> handle = handle(context, "user");
			handle.send("one");
			handle.send("two");
		}

		assertThat(resource.log).containsExactly("one", "two", "destroyed");
		assertThat(output).contains("Actors drained in ");
	}

	@Test
	void closeProcessesWhatIsQueuedBeforeBeansThatActorsUseAreDestroyed() {
		Resource resource;
		try (var context = PlainSpring.start(Resource.class, UserActor.class)) {
			resource = context.getBean(Resource.class);
			SinkHandle<String> handle = handle(context, "user");
			List.of(Resource.AWAIT_CLOSE, "two", "three").forEach(handle::send);
		}

		assertThat(resource.log).containsExactly(Resource.AWAIT_CLOSE, "two", "three", "destroyed");
	}

	@Test
	void actorThatClosesItsContextLetsTheOthersDrainBeforeBeansGo(CapturedOutput output) {
		AnnotationConfigApplicationContext context = PlainSpring.start(Resource.class, UserActor.class,
				CloserActor.class);
		Resource resource = context.getBean(Resource.class);
		SinkHandle<CompletableFuture<Boolean>> closer = handle(context, "closer");
		CompletableFuture<Boolean> closed = new CompletableFuture<>();

		closer.send(closed);

		assertThat(closed).succeedsWithin(20, TimeUnit.SECONDS);
		assertThat(resource.log).containsExactly("last", "destroyed");
		assertThat(context.isActive()).isFalse();
		assertThat(closer.trySend(closed)).isFalse();
		assertThat(output).contains("Actor closer: drained 0, left 0, 1 did not end");
	}

	@Test
	void contextThatFailsToStartEndsItsActors() {
		Resource resource = new Resource();
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean("resource", Resource.class, () -> resource);
		context.register(PlainSpring.class, UserActor.class, LateFailure.class);

		assertThatExceptionOfType(ApplicationContextException.class).isThrownBy(context::refresh)
			.withRootCauseInstanceOf(IllegalStateException.class);

		assertThat(resource.log).containsExactly("sent while starting", "destroyed");
	}

	@Test
	void childDoesNotStartTheActorsOfItsParentButUsesTheirHandles() throws Exception {
		try (var parent = PlainSpring.start(InboxActor.class)) {
			try (var child = new AnnotationConfigApplicationContext()) {
				child.setParent(parent);
				child.register(PlainSpring.class, CopierActor.class);
				child.refresh();
				SinkHandle<Reply<String>> copier = handle(child, "copier");

				copier.<String>ask((reply) -> reply).get(10, TimeUnit.SECONDS);

				assertThat(names(child)).containsExactly("copier");
				assertThat(names(parent)).containsExactly("inbox");
			}

			assertThat(parent.getBean(LocalTroupe.class).isRunning()).isTrue();
			assertThat(read(handle(parent, "inbox"))).containsExactly("hello");
		}
	}

	@Test
	void twoContextsInOneJvmShareNothing() throws Exception {
		try (var first = PlainSpring.start(InboxActor.class); var second = PlainSpring.start(InboxActor.class)) {
			SinkHandle<Letter> one = handle(first, "inbox");
			SinkHandle<Letter> two = handle(second, "inbox");

			one.send(new Post("for one"));
			first.close();
			two.send(new Post("for two"));

			assertThat(read(two)).containsExactly("for two");
		}
	}

	private static List<String> names(AnnotationConfigApplicationContext context) {
		return context.getBean(LocalTroupe.class).actors().stream().map(ActorSnapshot::name).toList();
	}

	@SuppressWarnings("unchecked")
	private static <M> SinkHandle<M> handle(AnnotationConfigApplicationContext context, String actor) {
		return (SinkHandle<M>) context.getBean(actor + "Handle", SinkHandle.class);
	}

	private static List<String> read(SinkHandle<Letter> handle) throws Exception {
		return handle.ask(Read::new).get(10, TimeUnit.SECONDS);
	}

	@TroupeActor
	static class InboxActor extends Box {

	}

	/** Tells its parent context's actor of each message. */
	@TroupeActor
	static class CopierActor implements SinkActor<Reply<String>> {

		private final SinkHandle<Letter> letters;

		CopierActor(SinkHandle<Letter> letters) {
			this.letters = letters;
		}

		@Override
		public void onMessage(Reply<String> reply, SinkContext<Reply<String>> context) {
			this.letters.send(new Post("hello"));
			reply.send("copied");
		}

	}

	/** Something that an actor uses, and that must outlive it. */
	static class Resource implements DisposableBean, ApplicationListener<ContextClosedEvent> {

		static final String AWAIT_CLOSE = "await close";

		private final List<String> log = new CopyOnWriteArrayList<>();

		private final CountDownLatch closing = new CountDownLatch(1);

		void use(String text) throws InterruptedException {
			if (text.equals(AWAIT_CLOSE) && !this.closing.await(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("not closed in time");
			}
			this.log.add(text);
		}

		@Override
		public void onApplicationEvent(ContextClosedEvent event) {
			this.closing.countDown();
		}

		@Override
		public void destroy() {
			this.log.add("destroyed");
		}

	}

	@TroupeActor
	static class UserActor implements SinkActor<String> {

		private final Resource resource;

		UserActor(Resource resource) {
			this.resource = resource;
		}

		@Override
		public void onMessage(String message, SinkContext<String> context) throws Exception {
			this.resource.use(message);
		}

	}

	/** Closes the context that it is an actor of. */
	@TroupeActor
	static class CloserActor implements SinkActor<CompletableFuture<Boolean>> {

		private final ConfigurableApplicationContext context;

		private final SinkHandle<String> user;

		CloserActor(ConfigurableApplicationContext context, SinkHandle<String> user) {
			this.context = context;
			this.user = user;
		}

		@Override
		public void onMessage(CompletableFuture<Boolean> closed, SinkContext<CompletableFuture<Boolean>> inside) {
			this.user.send("last");
			this.context.close();
			closed.complete(true);
		}

	}

	/** Fails when the actors have started. */
	static class LateFailure implements SmartLifecycle {

		private final SinkHandle<String> user;

		LateFailure(SinkHandle<String> user) {
			this.user = user;
		}

		@Override
		public void start() {
			this.user.send("sent while starting");
			throw new IllegalStateException("too late");
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

}
