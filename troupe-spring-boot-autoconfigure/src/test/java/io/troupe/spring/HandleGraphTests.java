package io.troupe.spring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.StreamActor;
import io.troupe.StreamContext;
import io.troupe.StreamHandle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who sends to whom, read from what was injected, and the order in which that lets actors
 * end.
 */
class HandleGraphTests {

	private static Map<String, Set<String>> graph(AnnotationConfigApplicationContext context) {
		return HandleGraph.read(context.getBeanFactory(), ActorDefinition.findAll(context.getBeanFactory()));
	}

	private static Set<String> receivers(String actor, Class<?>... components) {
		try (AnnotationConfigApplicationContext context = PlainSpring.start(components)) {
			return graph(context).get(actor);
		}
	}

	@Test
	void handleInAConstructorCounts() {
		assertThat(receivers("direct", TargetActor.class, DirectActor.class)).containsExactly("target");
		assertThat(receivers("target", TargetActor.class, DirectActor.class)).isEmpty();
	}

	@Test
	void handleInAFieldCounts() {
		assertThat(receivers("field", TargetActor.class, FieldActor.class)).containsExactly("target");
	}

	@Test
	void handlesInAListCount() {
		assertThat(receivers("list", TargetActor.class, ListActor.class)).containsExactlyInAnyOrder("target", "list");
	}

	@Test
	void handleByWayOfOtherBeansCounts() {
		assertThat(receivers("indirect", TargetActor.class, Helper.class, IndirectActor.class))
			.containsExactly("target");
	}

	@Test
	void handleByAProviderOrALazyProxyCountsEvenIfItWasNeverUsed() {
		assertThat(receivers("provided", TargetActor.class, ProvidedActor.class)).containsExactly("target");
		assertThat(receivers("lazy", TargetActor.class, LazyActor.class)).containsExactly("target");
		assertThat(receivers("roundabout", TargetActor.class, Helper.class, RoundaboutActor.class))
			.containsExactly("target");
	}

	@Test
	void handleOfABeanMethodCounts() {
		assertThat(receivers("method", TargetActor.class, MethodConfiguration.class)).containsExactly("target");
		assertThat(receivers("providedMethod", TargetActor.class, MethodConfiguration.class)).containsExactly("target");
	}

	@Test
	void whoListensReceives() {
		try (AnnotationConfigApplicationContext context = PlainSpring.start(FeedActor.class, ListenerActor.class)) {
			assertThat(graph(context)).isEqualTo(Map.of("feed", Set.of("listener"), "listener", Set.of()));
		}
	}

	@Test
	void whoListensToAJointActorReceivesAndWhoHoldsItWholeSends() {
		try (AnnotationConfigApplicationContext context = PlainSpring.start(BoardActor.class, WriterActor.class,
				WatcherActor.class, BothActor.class)) {
			assertThat(graph(context)).isEqualTo(Map.of("board", Set.of("watcher"), "writer", Set.of("board"),
					"watcher", Set.of(), "both", Set.of("board")));
		}
	}

	@Test
	void beansThatNobodyHasAskedForAreNotMade() {
		try (AnnotationConfigApplicationContext context = PlainSpring.start(TargetActor.class, LazyBean.class,
				ProvidedLazyActor.class)) {
			graph(context);

			assertThat(context.getBeanFactory().containsSingleton("handleGraphTests.LazyBean")).isFalse();
		}
	}

	@Test
	void closingContextEndsSendersBeforeReceivers() {
		Log log;
		try (AnnotationConfigApplicationContext context = PlainSpring.start(Log.class, LastActor.class,
				FirstActor.class, MiddleActor.class)) {
			log = context.getBean(Log.class);
		}

		assertThat(log.lines)
			.containsSubsequence("first stops", "middle got: first", "middle stops", "last got: middle", "last stops")
			.containsSubsequence("middle got: first", "last got: first by middle", "last got: middle")
			.hasSize(6);
	}

	@TroupeActor
	static class TargetActor implements SinkActor<Integer> {

		@Override
		public void onMessage(Integer number, SinkContext<Integer> context) {
		}

	}

	/** Takes texts, and does nothing with them. */
	abstract static class Taker implements SinkActor<String> {

		@Override
		public void onMessage(String text, SinkContext<String> context) {
		}

	}

	@TroupeActor
	static class DirectActor extends Taker {

		DirectActor(SinkHandle<Integer> target) {
		}

	}

	@TroupeActor
	static class FieldActor extends Taker {

		@Autowired
		@Nullable SinkHandle<Integer> target;

	}

	@TroupeActor
	static class ListActor extends Taker {

		ListActor(List<SinkHandle<?>> all) {
		}

	}

	static class Helper {

		Helper(SinkHandle<Integer> target) {
		}

	}

	@TroupeActor
	static class IndirectActor extends Taker {

		IndirectActor(Helper helper) {
		}

	}

	@TroupeActor
	static class ProvidedActor extends Taker {

		ProvidedActor(ObjectProvider<SinkHandle<Integer>> target) {
		}

	}

	@TroupeActor
	static class LazyActor extends Taker {

		LazyActor(@Lazy SinkHandle<Integer> target) {
		}

	}

	@TroupeActor
	static class RoundaboutActor extends Taker {

		RoundaboutActor(ObjectProvider<Helper> helper) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MethodConfiguration {

		@Bean
		@TroupeActor
		SinkActor<String> method(SinkHandle<Integer> target) {
			return (text, context) -> target.send(text.length());
		}

		@Bean
		@TroupeActor
		SinkActor<Long> providedMethod(ObjectProvider<SinkHandle<Integer>> target) {
			return (number, context) -> target.getObject().send(number.intValue());
		}

	}

	@TroupeActor
	static class FeedActor implements StreamActor<String, String> {

		@Override
		public void onMessage(String text, StreamContext<String, String> context) {
		}

	}

	@TroupeActor
	static class ListenerActor extends Taker {

		ListenerActor(StreamHandle<String> feed) {
		}

	}

	@TroupeActor
	static class BoardActor implements JointActor<Integer, Double> {

		@Override
		public void onMessage(Integer number, StreamContext<Integer, Double> context) {
		}

	}

	@TroupeActor
	static class WriterActor extends Taker {

		WriterActor(SinkHandle<Integer> board) {
		}

	}

	@TroupeActor
	static class WatcherActor extends Taker {

		WatcherActor(StreamHandle<Double> board, Flow.Publisher<Double> again) {
		}

	}

	@TroupeActor
	static class BothActor extends Taker {

		BothActor(JointHandle<Integer, Double> board) {
		}

	}

	@Lazy
	static class LazyBean {

		LazyBean(SinkHandle<Integer> target) {
		}

	}

	@TroupeActor
	static class ProvidedLazyActor extends Taker {

		ProvidedLazyActor(ObjectProvider<LazyBean> later) {
		}

	}

	/** What the actors below have done. */
	static class Log {

		private final List<String> lines = new CopyOnWriteArrayList<>();

	}

	/** Sends its name on when it stops, and whatever it gets. */
	abstract static class Link<M> implements SinkActor<M> {

		private final String name;

		private final Log log;

		Link(String name, Log log) {
			this.name = name;
			this.log = log;
		}

		@Override
		public void onMessage(M message, SinkContext<M> context) {
			this.log.lines.add(this.name + " got: " + text(message));
			pass(text(message) + " by " + this.name);
		}

		@Override
		public void onStop(SinkContext<M> context) {
			this.log.lines.add(this.name + " stops");
			pass(this.name);
		}

		abstract String text(M message);

		abstract void pass(String text);

	}

	record ToMiddle(String text) {

	}

	record ToLast(String text) {

	}

	@TroupeActor
	static class FirstActor extends Link<Integer> {

		private final SinkHandle<ToMiddle> middle;

		FirstActor(Log log, SinkHandle<ToMiddle> middle) {
			super("first", log);
			this.middle = middle;
		}

		@Override
		String text(Integer message) {
			return message.toString();
		}

		@Override
		void pass(String text) {
			this.middle.send(new ToMiddle(text));
		}

	}

	@TroupeActor
	static class MiddleActor extends Link<ToMiddle> {

		private final SinkHandle<ToLast> last;

		MiddleActor(Log log, SinkHandle<ToLast> last) {
			super("middle", log);
			this.last = last;
		}

		@Override
		String text(ToMiddle message) {
			return message.text();
		}

		@Override
		void pass(String text) {
			this.last.send(new ToLast(text));
		}

	}

	@TroupeActor
	static class LastActor extends Link<ToLast> {

		LastActor(Log log) {
			super("last", log);
		}

		@Override
		String text(ToLast message) {
			return message.text();
		}

		@Override
		void pass(String text) {
		}

	}

}
