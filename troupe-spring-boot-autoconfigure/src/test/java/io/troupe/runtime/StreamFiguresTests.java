package io.troupe.runtime;

import io.troupe.ActorSnapshot;
import io.troupe.JointHandle;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.StreamContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What whoever watches learns of streams. */
class StreamFiguresTests {

	private final TestEngine engine = TestEngine.start();

	private final ManualPublisher<String> publisher = new ManualPublisher<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private static <T> Cue ignored(T element) {
		return (context) -> {
		};
	}

	@Test
	void anActorWithoutStreamsHasNone() {
		SinkHandle<Step> plain = this.engine.spawnSteps().handle();

		assertThat(this.engine.snapshot(plain).streams()).isEqualTo(ActorSnapshot.Streams.NONE);
	}

	@Test
	void aSourceTellsWhatItReceivedAndWhatIsQueued() {
		JointHandle<Cue, Object> actor = this.engine.spawn(Cue.spec()).handle();
		Cue.ask(actor, (context) -> context
			.attach(Source.<String, Cue>of(this.publisher, StreamFiguresTests::ignored).named("feed").window(10)));
		this.publisher.emit("a", "b", "c");
		Cue.ask(actor, (context) -> true);
		Gate gate = new Gate();
		actor.send((context) -> gate.hold());
		gate.awaitHeld();
		this.publisher.emit("d", "e");

		ActorSnapshot.Streams streams = this.engine.snapshot(actor).streams();

		assertThat(streams.sources()).containsExactly(new ActorSnapshot.Inflow("feed", 3, 2, 10));
		assertThat(streams.received()).isEqualTo(3);
		assertThat(streams.errors()).isZero();
		gate.open();
	}

	@Test
	void aSubscriberTellsWhatItGotWhatWaitsAndWhatItLost() {
		JointHandle<Cue, Object> actor = this.engine.spawn(Cue.spec().buffer(2)).handle();
		Ear ear = Ear.on(actor, new Ear(0));
		Cue.broadcast(actor, 1, 2, 3);
		ear.subscription().request(1);
		assertThat(ear.heard.next(2)).containsExactly("missed 1", "2");

		ActorSnapshot.Streams streams = this.engine.snapshot(actor).streams();

		assertThat(streams.subscribers()).containsExactly(new ActorSnapshot.Outflow(Ear.class.getName(), 1, 1, 1));
		assertThat(streams.broadcast()).isEqualTo(3);
		assertThat(streams.lagged()).isOne();
	}

	@Test
	void aDefinitionSumsUpItsActorsAndRemembersTheDead() {
		JointHandle<Cue, Object> first = this.engine.spawn(Cue.spec()).handle();
		JointHandle<Cue, Object> second = this.engine.spawn(Cue.spec()).handle();
		ManualPublisher<String> other = new ManualPublisher<>();
		Cue.ask(first, (context) -> context.attach(this.publisher, StreamFiguresTests::ignored));
		Cue.ask(second, (context) -> context.attach(other, StreamFiguresTests::ignored));
		Ear.on(first, Ear.open());
		this.publisher.emit("a", "b");
		other.emit("c");
		Cue.broadcast(first, "x", "y");
		Cue.ask(second, (context) -> true);

		Population.Streams living = this.engine.population("cues").streams();
		second.send(StreamContext::stopNow);
		Soon.until("one is left", () -> this.engine.population("cues").live() == 1);
		Population.Streams later = this.engine.population("cues").streams();

		assertThat(living).isEqualTo(new Population.Streams(2, 3, 0, 1, 2, 0));
		assertThat(later).isEqualTo(new Population.Streams(1, 3, 0, 1, 2, 0));
	}

}
