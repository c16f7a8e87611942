package io.troupe.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.spring.Letters.Box;
import io.troupe.spring.Letters.Letter;
import io.troupe.spring.Letters.Post;
import io.troupe.spring.Letters.Read;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every way to have a handle injected.
 */
class HandleInjectionTests {

	@Test
	void byGenericType() throws Exception {
		try (var context = PlainSpring.start(InboxActor.class, Shouter.class, ByType.class)) {
			ByType bean = context.getBean(ByType.class);

			bean.letters.send(new Post("hello"));
			List<String> letters = answer(bean.letters, Read::new);
			String shout = answer(bean.shouts, (reply) -> new Shout("hey", reply));

			assertThat(letters).containsExactly("hello");
			assertThat(shout).isEqualTo("HEY");
		}
	}

	@Test
	void byTypeThroughAGenericSuperclassAndWithNestedGenerics() {
		try (var context = PlainSpring.start(TallyActor.class, Shouter.class)) {
			ResolvableType type = ResolvableType.forClassWithGenerics(SinkHandle.class,
					ResolvableType.forClassWithGenerics(Map.class, String.class, Integer.class));

			assertThat(context.getBeanNamesForType(type)).containsExactly("tallyHandle");
		}
	}

	@Test
	void byTypeAlsoAfterTheHandlesWereMade() {
		try (var context = PlainSpring.start(InboxActor.class, Shouter.class)) {
			context.getBean("inboxHandle");
			context.getBean("shouterHandle");

			ObjectProvider<SinkHandle<Letter>> handles = context
				.getBeanProvider(ResolvableType.forClassWithGenerics(SinkHandle.class, Letter.class));

			assertThat(handles.stream().map(SinkHandle::name)).containsExactly("inbox");
		}
	}

	@Test
	void byASupertypeOfWhatIsSent() {
		try (var context = PlainSpring.start(InboxActor.class, Shouter.class, BySuper.class)) {
			assertThat(context.getBean(BySuper.class).posts.name()).isEqualTo("inbox");
		}
	}

	@Test
	void byQualifierThatNamesTheActor() {
		try (var context = PlainSpring.start(InboxActor.class, OutboxActor.class, ByQualifier.class)) {
			ByQualifier bean = context.getBean(ByQualifier.class);

			assertThat(bean.in.name()).isEqualTo("inbox");
			assertThat(bean.out.name()).isEqualTo("outbox");
			assertThat(bean.handle.name()).isEqualTo("outbox");
		}
	}

	@Test
	void byQualifierThatNamesAnActorOfABeanMethod() {
		try (var context = PlainSpring.start(TwoPrinters.class, ByPrinterQualifier.class)) {
			assertThat(context.getBean(ByPrinterQualifier.class).handle.name()).isEqualTo("second");
		}
	}

	@Test
	void byQualifierOfTheActorsOwn() {
		try (var context = PlainSpring.start(InboxActor.class, UrgentActor.class, ByOwnQualifier.class)) {
			assertThat(context.getBean(ByOwnQualifier.class).letters.name()).isEqualTo("urgent");
		}
	}

	@Test
	void byParameterName() {
		try (var context = PlainSpring.start(InboxActor.class, OutboxActor.class, ByParameterName.class)) {
			ByParameterName bean = context.getBean(ByParameterName.class);

			assertThat(bean.first.name()).isEqualTo("outbox");
			assertThat(bean.second.name()).isEqualTo("inbox");
		}
	}

	@Test
	void primaryActorHasAPrimaryHandle() {
		try (var context = PlainSpring.start(InboxActor.class, MainActor.class, ByType.class, Shouter.class)) {
			assertThat(context.getBean(ByType.class).letters.name()).isEqualTo("main");
		}
	}

	@Test
	void asCollections() {
		try (var context = PlainSpring.start(InboxActor.class, OutboxActor.class, Shouter.class, AsCollections.class)) {
			AsCollections bean = context.getBean(AsCollections.class);

			assertThat(bean.all).extracting(SinkHandle::name).containsExactlyInAnyOrder("inbox", "outbox", "shouter");
			assertThat(bean.letters).extracting(SinkHandle::name).containsExactlyInAnyOrder("inbox", "outbox");
			assertThat(bean.byName).containsOnlyKeys("inboxHandle", "outboxHandle");
		}
	}

	@Test
	void asProviderAndOptional() {
		try (var context = PlainSpring.start(InboxActor.class, AsOptionals.class)) {
			AsOptionals bean = context.getBean(AsOptionals.class);

			assertThat(bean.letters.getObject().name()).isEqualTo("inbox");
			assertThat(bean.present).map(SinkHandle::name).contains("inbox");
			assertThat(bean.absent).isEmpty();
		}
	}

	private static <M, R> R answer(SinkHandle<M> handle, Function<Reply<R>, M> message) throws Exception {
		return handle.<R>ask(message).get(10, TimeUnit.SECONDS);
	}

	record Shout(String text, Reply<String> reply) {

	}

	@TroupeActor
	static class InboxActor extends Box {

	}

	@TroupeActor
	static class OutboxActor extends Box {

	}

	@TroupeActor
	@Primary
	static class MainActor extends Box {

	}

	@TroupeActor
	@Urgent
	static class UrgentActor extends Box {

	}

	@TroupeActor(name = "shouter")
	static class Shouter implements SinkActor<Shout> {

		@Override
		public void onMessage(Shout shout, SinkContext<Shout> context) {
			shout.reply().send(shout.text().toUpperCase());
		}

	}

	abstract static class Counting<T> implements SinkActor<Map<T, Integer>> {

		@Override
		public void onMessage(Map<T, Integer> message, SinkContext<Map<T, Integer>> context) {
		}

	}

	@TroupeActor
	static class TallyActor extends Counting<String> {

	}

	record ByType(SinkHandle<Letter> letters, SinkHandle<Shout> shouts) {

	}

	record BySuper(SinkHandle<? super Post> posts) {

	}

	record ByQualifier(@Qualifier("inbox") SinkHandle<Letter> in, @Qualifier("outbox") SinkHandle<Letter> out,
			@Qualifier("outboxHandle") SinkHandle<Letter> handle) {

	}

	record ByPrinterQualifier(@Qualifier("second") SinkHandle<String> handle) {

	}

	record ByOwnQualifier(@Urgent SinkHandle<Letter> letters) {

	}

	static class ByParameterName {

		private final SinkHandle<Letter> first;

		private final SinkHandle<Letter> second;

		ByParameterName(SinkHandle<Letter> outbox, SinkHandle<Letter> inboxHandle) {
			this.first = outbox;
			this.second = inboxHandle;
		}

	}

	record AsCollections(List<SinkHandle<?>> all, List<SinkHandle<Letter>> letters,
			Map<String, SinkHandle<Letter>> byName) {

	}

	record AsOptionals(ObjectProvider<SinkHandle<Letter>> letters, Optional<SinkHandle<Letter>> present,
			Optional<SinkHandle<Shout>> absent) {

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoPrinters {

		@Bean
		@TroupeActor
		SinkActor<String> first() {
			return (line, context) -> {
			};
		}

		@Bean
		@TroupeActor
		SinkActor<String> second() {
			return (line, context) -> {
			};
		}

	}

	@Target({ ElementType.TYPE, ElementType.PARAMETER })
	@Retention(RetentionPolicy.RUNTIME)
	@Qualifier
	@interface Urgent {

	}

}
