package io.troupe.spring;

import java.util.concurrent.TimeUnit;

import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A restart makes a fresh bean with fresh injections.
 */
class RestartInjectionTests {

	@Test
	void prototypeIsAnotherAndSingletonTheSame() throws Exception {
		try (var context = PlainSpring.start(Desk.class, Pen.class, ClerkActor.class)) {
			SinkHandle<Reply<Seen>> clerk = clerk(context);

			Seen before = look(clerk);
			clerk.send(ClerkActor.BROKEN);
			Seen after = look(clerk);

			assertThat(after.instance()).isNotSameAs(before.instance());
			assertThat(after.pen()).isNotSameAs(before.pen());
			assertThat(after.field()).isNotSameAs(before.field());
			assertThat(after.desk()).isSameAs(before.desk()).isSameAs(context.getBean(Desk.class));
			assertThat(after.self()).isSameAs(before.self()).isSameAs(clerk);
		}
	}

	@Test
	void whatWaitsInTheMailboxComesToTheFreshBeanInOrder() throws Exception {
		try (var context = PlainSpring.start(Desk.class, Pen.class, ClerkActor.class)) {
			SinkHandle<Reply<Seen>> clerk = clerk(context);
			Seen before = look(clerk);

			clerk.send(ClerkActor.BROKEN);
			var second = clerk.<Seen>ask((reply) -> reply);
			var third = clerk.<Seen>ask((reply) -> reply);

			assertThat(second.get(10, TimeUnit.SECONDS).handled()).isEqualTo(1);
			assertThat(third.get(10, TimeUnit.SECONDS).handled()).isEqualTo(2);
			assertThat(third.join().instance()).isSameAs(second.join().instance()).isNotSameAs(before.instance());
		}
	}

	@SuppressWarnings("unchecked")
	private static SinkHandle<Reply<Seen>> clerk(AnnotationConfigApplicationContext context) {
		return (SinkHandle<Reply<Seen>>) context.getBean("clerkHandle", SinkHandle.class);
	}

	private static Seen look(SinkHandle<Reply<Seen>> clerk) throws Exception {
		return clerk.<Seen>ask((reply) -> reply).get(10, TimeUnit.SECONDS);
	}

	record Seen(Object instance, Pen pen, Pen field, Desk desk, SinkHandle<?> self, int handled) {

	}

	/** A singleton. */
	static class Desk {

	}

	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	static class Pen {

	}

	@TroupeActor(name = "clerk", supervision = @Supervised(initialBackoff = "0ms"))
	static class ClerkActor implements SinkActor<Reply<Seen>> {

		private static final Reply<Seen> BROKEN = new Reply<>() {

			@Override
			public boolean send(Seen seen) {
				throw new IllegalStateException("broken");
			}

			@Override
			public boolean fail(Throwable cause) {
				return false;
			}

		};

		private final Pen pen;

		private final Desk desk;

		private final SinkHandle<Reply<Seen>> self;

		private int handled;

		@Autowired
		private Pen field;

		ClerkActor(Pen pen, Desk desk, SinkHandle<Reply<Seen>> self) {
			this.pen = pen;
			this.desk = desk;
			this.self = self;
		}

		@Override
		public void onMessage(Reply<Seen> reply, SinkContext<Reply<Seen>> context) {
			reply.send(new Seen(this, this.pen, this.field, this.desk, this.self, ++this.handled));
		}

	}

}
