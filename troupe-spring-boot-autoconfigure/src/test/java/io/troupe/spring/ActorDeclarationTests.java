package io.troupe.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.troupe.ActorSnapshot;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Troupe;
import io.troupe.spring.Letters.Box;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.type.AnnotatedTypeMetadata;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every way to declare an actor.
 */
class ActorDeclarationTests {

	@Test
	void ofALambdaFromABeanMethod() throws Exception {
		try (var context = PlainSpring.start(LambdaActors.class)) {
			SinkHandle<Shout> handle = handle(context, "echo");
			String shout = answer(handle, (reply) -> new Shout("hey", reply));

			assertThat(shout).isEqualTo("hey!");
		}
	}

	@Test
	void ofAnAnnotatedClassFromABeanMethodThatIsNot() {
		try (var context = PlainSpring.start(PlainMethod.class)) {
			assertThat(handle(context, "mine").name()).isEqualTo("mine");
		}
	}

	@Test
	void ofAnAnnotatedClassRegisteredByProgram() {
		try (var context = new AnnotationConfigApplicationContext()) {
			context.register(PlainSpring.class);
			context.registerBean("boxActor", InboxActor.class, InboxActor::new);
			context.refresh();

			assertThat(handle(context, "box").name()).isEqualTo("box");
		}
	}

	@Test
	void ofAStereotype() {
		try (var context = PlainSpring.start(StereotypedActor.class)) {
			ActorSnapshot snapshot = context.getBean(Troupe.class).find("clerk").orElseThrow();

			assertThat(handle(context, "clerk").name()).isEqualTo("clerk");
			assertThat(snapshot.mailbox().capacity()).isEqualTo(7);
		}
	}

	@Test
	void ofActorsThatHoldEachOther() throws Exception {
		try (var context = PlainSpring.start(PingActor.class, PongActor.class)) {
			SinkHandle<Ball> ping = handle(context, "ping");
			String last = answer(ping, (reply) -> new Ball(6, reply));

			assertThat(last).isEqualTo("ping");
		}
	}

	@Test
	void ofAnActorWhoseProfileIsActive() {
		try (var context = new AnnotationConfigApplicationContext()) {
			context.getEnvironment().setActiveProfiles("mail");
			context.register(PlainSpring.class, ProfiledActor.class);
			context.refresh();

			assertThat(handle(context, "profiled").name()).isEqualTo("profiled");
		}
	}

	@Test
	void notOfAnActorWhoseProfileOrConditionFails() {
		try (var context = PlainSpring.start(ProfiledActor.class, ConditionalActor.class)) {
			assertThat(context.getBeanNamesForType(SinkHandle.class)).isEmpty();
		}
	}

	@SuppressWarnings("unchecked")
	private static <M> SinkHandle<M> handle(AnnotationConfigApplicationContext context, String actor) {
		return (SinkHandle<M>) context.getBean(actor + "Handle", SinkHandle.class);
	}

	private static <M, R> R answer(SinkHandle<M> handle, Function<Reply<R>, M> message) throws Exception {
		return handle.<R>ask(message).get(10, TimeUnit.SECONDS);
	}

	record Shout(String text, Reply<String> reply) {

	}

	@TroupeActor
	static class InboxActor extends Box {

	}

	record Ball(int left, Reply<String> reply) {

	}

	@TroupeActor
	@Profile("mail")
	static class ProfiledActor extends Box {

	}

	@TroupeActor
	@Conditional(Never.class)
	static class ConditionalActor extends Box {

	}

	@Clerk(office = "clerk", desk = @Mailbox(capacity = 7))
	static class StereotypedActor extends Box {

	}

	@TroupeActor
	static class PingActor implements SinkActor<Ball> {

		private final SinkHandle<Ball> pong;

		PingActor(@Qualifier("pong") SinkHandle<Ball> pong) {
			this.pong = pong;
		}

		@Override
		public void onMessage(Ball ball, SinkContext<Ball> context) {
			if (ball.left() == 0) {
				ball.reply().send(context.name());
			}
			else {
				this.pong.send(new Ball(ball.left() - 1, ball.reply()));
			}
		}

	}

	@TroupeActor
	static class PongActor implements SinkActor<Ball> {

		private final SinkHandle<Ball> ping;

		PongActor(@Qualifier("ping") SinkHandle<Ball> ping) {
			this.ping = ping;
		}

		@Override
		public void onMessage(Ball ball, SinkContext<Ball> context) {
			this.ping.send(new Ball(ball.left() - 1, ball.reply()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LambdaActors {

		@Bean
		@TroupeActor
		SinkActor<Shout> echo() {
			return (shout, context) -> shout.reply().send(shout.text() + "!");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PlainMethod {

		@Bean
		InboxActor mineActor() {
			return new InboxActor();
		}

	}

	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@TroupeActor
	@interface Clerk {

		@AliasFor(annotation = TroupeActor.class, attribute = "name")
		String office();

		@AliasFor(annotation = TroupeActor.class, attribute = "mailbox")
		Mailbox desk() default @Mailbox;

	}

	static class Never implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return false;
		}

	}

}
