package io.troupe.spring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.troupe.ActorHandle;
import io.troupe.ActorKind;
import io.troupe.ActorSnapshot;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.StreamActor;
import io.troupe.StreamContext;
import io.troupe.StreamHandle;
import io.troupe.Troupe;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ScannedGenericBeanDefinition;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Every way to have the handle of an actor injected that others listen to.
 */
class StreamHandleInjectionTests {

	@Test
	void handleOfAJointActorIsOneObjectOfThreeTypes() {
		try (var context = PlainSpring.start(MarketActor.class, TickerActor.class, AsThree.class)) {
			AsThree bean = context.getBean(AsThree.class);

			assertThat(bean.joint.name()).isEqualTo("market");
			assertThat(bean.sink).isSameAs(bean.joint);
			assertThat(bean.stream).isSameAs(bean.joint);
			assertThat(context.getBean("marketHandle")).isSameAs(bean.joint);
			assertThat(context.getBean("market")).isSameAs(bean.joint);
		}
	}

	@Test
	void jointActorAnswersThroughItsHandle() throws Exception {
		try (var context = PlainSpring.start(MarketActor.class, AsThree.class)) {
			AsThree bean = context.getBean(AsThree.class);
			BlockingQueue<Price> heard = new LinkedBlockingQueue<>();
			bean.stream.subscribe(heard::add, (missed) -> {
			});

			bean.sink.send(new Bid(1));
			bean.joint.send(new Bid(2));

			assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Price(1));
			assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Price(2));
		}
	}

	@Test
	void jointActorThatAScanFoundIsOne() throws Exception {
		try (var context = new AnnotationConfigApplicationContext()) {
			MetadataReader found = new SimpleMetadataReaderFactory().getMetadataReader(MarketActor.class.getName());
			context.registerBeanDefinition("marketActor", new ScannedGenericBeanDefinition(found));
			context.register(PlainSpring.class, AsThree.class);
			context.refresh();

			assertThat(context.getBean(AsThree.class).joint.name()).isEqualTo("market");
			assertThat(context.getBean(Troupe.class).find("market")).get()
				.extracting(ActorSnapshot::kind)
				.isEqualTo(ActorKind.JOINT);
		}
	}

	@Test
	void streamActorIsFoundByWhatItBroadcastsAndNotAsASink() {
		try (var context = PlainSpring.start(TickerActor.class, ByItem.class)) {
			ByItem bean = context.getBean(ByItem.class);

			assertThat(bean.ticks.name()).isEqualTo("ticker");
			assertThat(bean.takesText.getIfAvailable()).isNull();
			assertThat(bean.takesTicks.getIfAvailable()).isNull();
			assertThat(bean.broadcastsText.getIfAvailable()).isNull();
			assertThat(context.getBeanNamesForType(SinkHandle.class)).isEmpty();
		}
	}

	@Test
	void handlesAreFoundByTypeAlsoAfterTheyWereMade() {
		try (var context = PlainSpring.start(TickerActor.class, MarketActor.class, ByItem.class, AsThree.class)) {
			assertThat(context.getBean(ByItem.class).ticks.name()).isEqualTo("ticker");
			assertThat(context.getBean(AsThree.class).stream.name()).isEqualTo("market");
			assertThat(context.getBean(ByItem.class).takesTicks.getIfAvailable()).isNull();
		}
	}

	@Test
	void asCollections() {
		try (var context = PlainSpring.start(TickerActor.class, MarketActor.class, Sinks.class, AsCollections.class)) {
			AsCollections bean = context.getBean(AsCollections.class);

			assertThat(bean.all).extracting(ActorHandle::name).containsExactlyInAnyOrder("ticker", "market", "printer");
			assertThat(bean.sinks).extracting(ActorHandle::name).containsExactlyInAnyOrder("market", "printer");
			assertThat(bean.streams).extracting(ActorHandle::name).containsExactlyInAnyOrder("ticker", "market");
			assertThat(bean.prices).containsOnlyKeys("marketHandle");
		}
	}

	@Test
	void byQualifierAndByParameterName() {
		try (var context = PlainSpring.start(TickerActor.class, OtherTicks.class, ByName.class)) {
			ByName bean = context.getBean(ByName.class);

			assertThat(bean.qualified.name()).isEqualTo("other");
			assertThat(bean.ticker.name()).isEqualTo("ticker");
		}
	}

	@Test
	void beanMethodsOfLambdasMakeStreamAndJointActors() throws Exception {
		try (var context = PlainSpring.start(Lambdas.class, OfLambdas.class)) {
			OfLambdas bean = context.getBean(OfLambdas.class);
			BlockingQueue<Integer> lengths = new LinkedBlockingQueue<>();
			bean.length.subscribe(lengths::add, (missed) -> {
			});

			bean.length.send("four");

			assertThat(lengths.poll(10, TimeUnit.SECONDS)).isEqualTo(4);
			assertThat(bean.silent.name()).isEqualTo("silent");
		}
	}

	@Test
	void actorsListenToEachOtherInACycle() throws Exception {
		try (var context = PlainSpring.start(PingActor.class, PongActor.class, Players.class)) {
			Players players = context.getBean(Players.class);
			BlockingQueue<Ball> balls = new LinkedBlockingQueue<>();
			players.ping.subscribe(balls::add, (missed) -> {
			});
			assertThat(answer(players.ping, Hit.Ready::new)).isEqualTo("ping");
			assertThat(answer(players.pong, Hit.Ready::new)).isEqualTo("pong");

			players.ping.send(new Hit.Serve());

			for (int bounce = 0; bounce < 6; bounce += 2) {
				assertThat(balls.poll(10, TimeUnit.SECONDS)).isEqualTo(new Ball(bounce));
			}
		}
	}

	@Test
	void engineKnowsKindAndMessagesOfEachActor() {
		try (var context = PlainSpring.start(TickerActor.class, MarketActor.class, Lambdas.class)) {
			Troupe troupe = context.getBean(Troupe.class);

			assertThat(troupe.actors()).extracting("name", "kind", "messageType")
				.containsExactlyInAnyOrder(row("ticker", ActorKind.STREAM, "String"),
						row("market", ActorKind.JOINT, "Bid"), row("length", ActorKind.JOINT, "String"),
						row("silent", ActorKind.STREAM, "List<String>"));
		}
	}

	@Test
	void definitionsTellWhatIsTakenAndBroadcast() {
		try (AnnotationConfigApplicationContext context = PlainSpring.start(TickerActor.class, MarketActor.class,
				Lambdas.class, Sinks.class)) {
			assertThat(ActorDefinition.findAll(context.getBeanFactory()))
				.extracting(ActorDefinition::name, (actor) -> ActorDefinition.describe(actor.handle()),
						(actor) -> actor.messageType().resolve(), (actor) -> actor.itemType().resolve())
				.containsExactlyInAnyOrder(row("ticker", "StreamHandle<Tick>", String.class, Tick.class),
						row("market", "JointHandle<Bid, Price>", Bid.class, Price.class),
						row("length", "JointHandle<String, Integer>", String.class, Integer.class),
						row("silent", "StreamHandle<Integer>", List.class, Integer.class),
						row("printer", "SinkHandle<String>", String.class, null));
		}
	}

	private static Tuple row(Object... values) {
		return tuple(values);
	}

	private static <M, R> R answer(SinkHandle<M> handle, Function<Reply<R>, M> message) throws Exception {
		return handle.<R>ask(message).get(10, TimeUnit.SECONDS);
	}

	record Bid(int amount) {

	}

	record Price(int amount) {

	}

	record Tick(String text) {

	}

	record Ball(int bounces) {

	}

	sealed interface Hit {

		record Serve() implements Hit {

		}

		record Return(Ball ball) implements Hit {

		}

		record Ready(Reply<String> reply) implements Hit {

		}

	}

	@TroupeActor
	static class MarketActor implements JointActor<Bid, Price> {

		@Override
		public void onMessage(Bid bid, StreamContext<Bid, Price> context) {
			context.broadcast(new Price(bid.amount()));
		}

	}

	abstract static class Ticking<O> implements StreamActor<String, O> {

		@Override
		public void onStart(StreamContext<String, O> context) {
			// keeps the actor from coming to its end
			context.schedule(Duration.ofHours(1), "never");
		}

	}

	@TroupeActor
	static class TickerActor extends Ticking<Tick> {

		@Override
		public void onMessage(String text, StreamContext<String, Tick> context) {
			context.broadcast(new Tick(text));
		}

	}

	@TroupeActor(name = "other")
	static class OtherTicks extends TickerActor {

	}

	@Configuration(proxyBeanMethods = false)
	static class Sinks {

		@Bean
		@TroupeActor
		SinkActor<String> printer() {
			return (text, context) -> {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Lambdas {

		@Bean
		@TroupeActor
		JointActor<String, Integer> length() {
			return (text, context) -> context.broadcast(text.length());
		}

		@Bean
		@TroupeActor
		StreamActor<List<String>, Integer> silent() {
			return (texts, context) -> context.broadcast(texts.size());
		}

	}

	/** Plays a ball that it hears of back, five times at most. */
	abstract static class Player implements JointActor<Hit, Ball> {

		private final StreamHandle<Ball> opponent;

		Player(StreamHandle<Ball> opponent) {
			this.opponent = opponent;
		}

		@Override
		public void onStart(StreamContext<Hit, Ball> context) {
			context.attach(Source.of(this.opponent, Hit.Return::new));
		}

		@Override
		public void onMessage(Hit hit, StreamContext<Hit, Ball> context) {
			if (hit instanceof Hit.Ready ready) {
				ready.reply().send(context.name());
			}
			else if (hit instanceof Hit.Serve) {
				context.broadcast(new Ball(0));
			}
			else if (hit instanceof Hit.Return stroke && stroke.ball().bounces() < 5) {
				context.broadcast(new Ball(stroke.ball().bounces() + 1));
			}
		}

	}

	@TroupeActor
	static class PingActor extends Player {

		PingActor(@Qualifier("pong") StreamHandle<Ball> opponent) {
			super(opponent);
		}

	}

	@TroupeActor
	static class PongActor extends Player {

		PongActor(@Qualifier("ping") StreamHandle<Ball> opponent) {
			super(opponent);
		}

	}

	record Players(JointHandle<Hit, Ball> ping, JointHandle<Hit, Ball> pong) {

	}

	record AsThree(SinkHandle<Bid> sink, StreamHandle<Price> stream, JointHandle<Bid, Price> joint) {

	}

	record ByItem(StreamHandle<Tick> ticks, ObjectProvider<SinkHandle<String>> takesText,
			ObjectProvider<SinkHandle<Tick>> takesTicks, ObjectProvider<StreamHandle<String>> broadcastsText) {

	}

	record ByName(@Qualifier("other") StreamHandle<Tick> qualified, StreamHandle<Tick> ticker) {

	}

	record OfLambdas(JointHandle<String, Integer> length, @Qualifier("silent") StreamHandle<Integer> silent) {

	}

	record AsCollections(List<ActorHandle> all, List<SinkHandle<?>> sinks, List<StreamHandle<?>> streams,
			Map<String, StreamHandle<Price>> prices) {

	}

}
