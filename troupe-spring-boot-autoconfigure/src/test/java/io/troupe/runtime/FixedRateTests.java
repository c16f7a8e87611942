package io.troupe.runtime;

import java.time.Duration;

import io.troupe.Cancellable;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class FixedRateTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ManualTime time = new ManualTime();

	private final TestEngine engine = TestEngine.start((builder) -> builder.timeSource(this.time));

	private final SinkHandle<Step> actor = this.engine.spawnSteps().handle();

	private final Probe<String> probe = new Probe<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private Cancellable tick(SinkContext<Step> context) {
		return context.scheduleAtFixedRate(SECOND.multipliedBy(3), SECOND, (inside) -> this.probe.add("tick"));
	}

	private void advance(Duration duration) {
		this.time.advance(duration);
		Step.settle(this.actor);
	}

	@Test
	void ticksComeAfterTheInitialDelayAndThenAtEachPeriod() {
		Step.ask(this.actor, this::tick);

		advance(SECOND.multipliedBy(2));
		assertThat(this.probe.rest()).isEmpty();
		for (int ticks = 1; ticks <= 5; ticks++) {
			advance(SECOND);
			assertThat(this.probe.rest()).hasSize(ticks);
		}
	}

	@Test
	void aTickIsSkippedWhileTheOneBeforeItWaits() {
		Gate gate = new Gate();
		Step.ask(this.actor, this::tick);
		this.actor.send((context) -> gate.hold());
		gate.awaitHeld();

		this.time.advance(SECOND.multipliedBy(10));
		gate.open();
		Step.settle(this.actor);

		assertThat(this.probe.rest()).hasSize(1);
		advance(SECOND);
		assertThat(this.probe.rest()).hasSize(2);
	}

	@Test
	void cancellingEndsTheTicks() {
		Cancellable ticks = Step.ask(this.actor, this::tick);
		advance(SECOND.multipliedBy(3));
		advance(SECOND);

		boolean cancelled = ticks.cancel();
		advance(SECOND.multipliedBy(10));

		assertThat(cancelled).isTrue();
		assertThat(this.probe.rest()).hasSize(2);
	}

	@Test
	void cancellingInATurnTakesBackTheTickThatWaits() {
		Gate gate = new Gate();
		Cancellable ticks = Step.ask(this.actor, this::tick);
		this.actor.send((context) -> {
			gate.hold();
			ticks.cancel();
		});
		gate.awaitHeld();

		this.time.advance(SECOND.multipliedBy(3));
		gate.open();
		Step.settle(this.actor);

		assertThat(this.probe.rest()).isEmpty();
	}

	@Test
	void aTickMayEndTheTicks() {
		Step.ask(this.actor, (context) -> {
			Cancellable[] ticks = new Cancellable[1];
			ticks[0] = context.scheduleAtFixedRate(SECOND, SECOND, (inside) -> {
				this.probe.add("tick");
				ticks[0].cancel();
			});
			return true;
		});

		advance(SECOND);
		advance(SECOND.multipliedBy(10));

		assertThat(this.probe.rest()).hasSize(1);
	}

	@Test
	void thePeriodMustBePositive() {
		Throwable thrown = Step.ask(this.actor, (context) -> catchThrowable(
				() -> context.scheduleAtFixedRate(SECOND, Duration.ZERO, (inside) -> this.probe.add("tick"))));

		assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'period'");
	}

}
