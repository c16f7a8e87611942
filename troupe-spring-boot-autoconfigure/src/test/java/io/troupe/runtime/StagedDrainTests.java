package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.troupe.ActorSpec;
import io.troupe.DeadLetter;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A shutdown that is told who sends to whom. */
class StagedDrainTests {

	private static final Duration BUDGET = Duration.ofSeconds(40);

	/** Used up by who does not end, but for the part that is for others. */
	private static final Duration FOR_THE_TIRELESS = Duration.ofSeconds(4);

	private static final List<List<String>> ORDER = List.of(List.of("sender"), List.of("receiver"));

	private final TestEngine engine = TestEngine.start();

	private final Gate gate = new Gate();

	private final Probe<String> probe = new Probe<>();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	private SinkHandle<Step> add(String name) {
		return this.engine.troupe().add(TestEngine.steps().named(name));
	}

	/** An actor that sends a message in its onStop. */
	private ActorSpec<SinkHandle<Step>> flusher(String name, SinkHandle<Step> receiver) {
		return ActorSpec.<Step>sink(() -> new Flusher(receiver, () -> this.probe.add("from " + name))).named(name);
	}

	private CompletableFuture<DrainReport> shutdown(Duration budget, List<List<String>> order) {
		return this.engine.beginShutdown(budget, order);
	}

	private static DrainReport.Entry entry(DrainReport report, String definition) {
		return report.entries()
			.stream()
			.filter((entry) -> entry.definition().equals(definition))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No '" + definition + "' in " + report));
	}

	@Test
	void whatASenderSendsWhenItStopsIsProcessed() {
		SinkHandle<Step> receiver = add("receiver");
		Step.settle(this.engine.troupe().add(flusher("sender", receiver)));

		DrainReport report = this.engine.troupe().shutdown(BUDGET, ORDER);

		assertThat(this.probe.rest()).containsExactly("from sender");
		assertThat(report.complete()).isTrue();
		assertThat(entry(report, "receiver")).isEqualTo(new DrainReport.Entry("receiver", 1, 0, 0, 0));
	}

	@Test
	void theOtherWayRoundItComesTooLate() {
		SinkHandle<Step> receiver = add("receiver");
		Step.settle(this.engine.troupe().add(flusher("sender", receiver)));

		DrainReport report = this.engine.troupe().shutdown(BUDGET, List.of(List.of("receiver"), List.of("sender")));

		assertThat(this.probe.rest()).isEmpty();
		assertThat(report.complete()).isFalse();
		assertThat(entry(report, "receiver")).isEqualTo(new DrainReport.Entry("receiver", 0, 1, 0, 0));
		assertThat(this.engine.events().deadLetters).singleElement().satisfies((letter) -> {
			assertThat(letter.definition()).isEqualTo("receiver");
			assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.SHUTDOWN);
		});
	}

	@Test
	void spawnedActorsWithoutAParentEndBeforeThePermanentOnes() {
		SinkHandle<Step> receiver = add("receiver");
		SinkHandle<Step> spawned = this.engine.spawn(flusher("spawned", receiver)).handle();
		Step.settle(spawned);

		DrainReport report = this.engine.troupe().shutdown(BUDGET, ORDER);

		assertThat(this.probe.rest()).containsExactly("from spawned");
		assertThat(report.complete()).isTrue();
	}

	@Test
	void childrenEndWithTheirParent() {
		SinkHandle<Step> receiver = add("receiver");
		SinkHandle<Step> sender = add("sender");
		SinkHandle<Step> child = Step.ask(sender, (context) -> context.spawn(flusher("child", receiver)).handle());
		Step.settle(child);

		DrainReport report = this.engine.troupe().shutdown(BUDGET, ORDER);

		assertThat(this.probe.rest()).containsExactly("from child");
		assertThat(report.complete()).isTrue();
	}

	@Test
	void anActorThatDrainsMaySpawnAndSendToItsChild() {
		SinkHandle<Step> sender = add("sender");
		sender.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		sender.send((context) -> context.spawn(TestEngine.steps().named("child"))
			.handle()
			.send((inside) -> this.probe.add("by the child")));

		CompletableFuture<DrainReport> shutdown = shutdown(BUDGET, ORDER);
		this.gate.open();

		assertThat(Soon.get(shutdown).complete()).isTrue();
		assertThat(this.probe.rest()).containsExactly("by the child");
		assertThat(this.engine.events().failures).isEmpty();
	}

	@Test
	void anAnswerToAHandleThatCameWithAMessageStillArrives() {
		SinkHandle<Step> receiver = add("receiver");
		SinkHandle<Step> sender = add("sender");
		Step.settle(sender);
		receiver.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		receiver.send((context) -> sender.send((inside) -> this.probe.add("answer")));

		CompletableFuture<DrainReport> shutdown = shutdown(BUDGET, ORDER);
		this.gate.open();

		assertThat(Soon.get(shutdown).complete()).isTrue();
		assertThat(this.probe.rest()).containsExactly("answer");
	}

	@Test
	void aSenderThatHangsLeavesTimeForTheOthers() {
		SinkHandle<Step> receiver = add("receiver");
		SinkHandle<Step> sender = add("sender");
		Step.settle(this.engine.troupe().add(flusher("flusher", receiver)));
		sender.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		sender.send((context) -> this.probe.add("never"));

		DrainReport report = Soon
			.get(shutdown(FOR_THE_TIRELESS, List.of(List.of("sender", "flusher"), List.of("receiver"))));

		assertThat(this.probe.rest()).containsExactly("from flusher");
		assertThat(report.complete()).isFalse();
		assertThat(entry(report, "receiver")).isEqualTo(new DrainReport.Entry("receiver", 1, 0, 0, 0));
		assertThat(entry(report, "sender")).isEqualTo(new DrainReport.Entry("sender", 0, 1, 0, 1));
	}

	@Test
	void aSenderWithoutAnEndIsCutOffAndWhatItSentIsProcessed() {
		AtomicLong sent = new AtomicLong();
		AtomicLong received = new AtomicLong();
		SinkHandle<Step> receiver = add("receiver");
		SinkHandle<Step> sender = add("sender");
		sender.send(new Step() {

			@Override
			public void take(SinkContext<Step> context) {
				sent.incrementAndGet();
				receiver.send((inside) -> received.incrementAndGet());
				context.self().send(this);
			}

		});

		DrainReport report = Soon.get(shutdown(FOR_THE_TIRELESS, ORDER));

		assertThat(received).hasPositiveValue().hasValue(sent.get());
		assertThat(report.complete()).isFalse();
		assertThat(entry(report, "receiver").left()).isZero();
		assertThat(entry(report, "sender").left()).isEqualTo(1);
		assertThat(entry(report, "sender").unfinished()).isZero();
		assertThat(this.engine.events().deadLetters).singleElement().satisfies((letter) -> {
			assertThat(letter.definition()).isEqualTo("sender");
			assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.SHUTDOWN);
		});
	}

	@Test
	void hurryEndsADrainAtOnce() {
		SinkHandle<Step> sender = add("sender");
		sender.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		sender.send((context) -> this.probe.add("never"));
		CompletableFuture<DrainReport> shutdown = shutdown(Duration.ofMinutes(5), ORDER);

		this.engine.troupe().hurry();

		DrainReport report = Soon.get(shutdown);
		assertThat(report.cutShort()).isTrue();
		assertThat(report.complete()).isFalse();
		assertThat(report.entries()).containsExactly(new DrainReport.Entry("sender", 0, 1, 0, 1));
		assertThat(this.probe.rest()).isEmpty();
	}

	@Test
	void hurryBeforehandLeavesTheDrainNoTime() {
		SinkHandle<Step> sender = add("sender");
		sender.send((context) -> this.gate.hold());
		this.gate.awaitHeld();

		this.engine.troupe().hurry();

		DrainReport report = Soon.get(shutdown(Duration.ofMinutes(5), ORDER));
		assertThat(report.cutShort()).isTrue();
		assertThat(report.complete()).isFalse();
	}

	@Test
	void hurryStillLetsIdleActorsStop() {
		SinkHandle<Step> receiver = add("receiver");
		Step.settle(this.engine.troupe().add(ActorSpec.<Step>sink(() -> new Flusher(receiver, () -> {
		})).named("sender").released((instance) -> this.probe.add("released"))));

		this.engine.troupe().hurry();
		DrainReport report = Soon.get(shutdown(BUDGET, ORDER));

		assertThat(this.probe.rest()).containsExactly("released");
		assertThat(report.cutShort()).isTrue();
	}

	@Test
	void listenersAreToldOfTheDrainOnce() {
		SinkHandle<Step> sender = add("sender");
		sender.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		sender.send((context) -> this.probe.add("done"));
		CompletableFuture<DrainReport> shutdown = shutdown(BUDGET, ORDER);
		this.gate.open();
		DrainReport report = Soon.get(shutdown);

		this.engine.troupe().shutdown(BUDGET);

		assertThat(this.engine.events().drained).containsExactly(report);
		assertThat(report.drained()).isBetween(1L, 2L);
		assertThat(report.left()).isZero();
		assertThat(report.unfinished()).isZero();
	}

	/** Sends a message when it stops. */
	private static final class Flusher implements SinkActor<Step> {

		private final SinkHandle<Step> receiver;

		private final Runnable effect;

		Flusher(SinkHandle<Step> receiver, Runnable effect) {
			this.receiver = receiver;
			this.effect = effect;
		}

		@Override
		public void onMessage(Step step, SinkContext<Step> context) throws Exception {
			step.take(context);
		}

		@Override
		public void onStop(SinkContext<Step> context) {
			this.receiver.send((inside) -> this.effect.run());
		}

	}

}
