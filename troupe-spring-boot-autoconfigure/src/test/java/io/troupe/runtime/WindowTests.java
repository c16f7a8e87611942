package io.troupe.runtime;

import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WindowTests {

	private final TestEngine engine = TestEngine.start((builder) -> builder.streamWindow(16));

	private final ManualPublisher<String> publisher = new ManualPublisher<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private static Step ignored(String element) {
		return (context) -> {
		};
	}

	@ParameterizedTest
	@CsvSource({ "0, 16", "1000, 16", "32, 16", "20, 10", "3, 1", "1, 1" })
	void theDefaultIsTheEnginesAndNeverMoreThanHalfTheMailbox(int capacity, int window) {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().mailbox(MailboxOptions.of(capacity, Overflow.BACKPRESSURE)))
			.handle();

		Step.ask(actor, (context) -> context.attach(this.publisher, WindowTests::ignored));

		assertThat(this.publisher.requested).hasValue(window);
		assertThat(this.engine.snapshot(actor).streams().sources().get(0).window()).isEqualTo(window);
	}

	@Test
	void aSourceMayHaveAWindowOfItsOwn() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();

		Step.ask(actor,
				(context) -> context.attach(Source.<String, Step>of(this.publisher, WindowTests::ignored).window(100)));

		assertThat(this.publisher.requested).hasValue(100);
	}

	@Test
	void aWindowMustBePositive() {
		Source<Step> source = Source.of(this.publisher, WindowTests::ignored);

		assertThatIllegalArgumentException().isThrownBy(() -> source.window(0))
			.withMessage("'window' must be positive, but is 0");
	}

	@Test
	void nothingMoreIsRequestedUntilHalfTheWindowIsHandled() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step.ask(actor,
				(context) -> context.attach(Source.<String, Step>of(this.publisher, WindowTests::ignored).window(8)));

		this.publisher.emit("1", "2", "3");
		Step.settle(actor);
		long before = this.publisher.requested.get();
		this.publisher.emit("4");
		Step.settle(actor);

		assertThat(before).isEqualTo(8);
		assertThat(this.publisher.requested).hasValue(12);
	}

	@Test
	void anActorThatTakesNothingIsSentNoMoreThanTheWindow() {
		Gate gate = new Gate();
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step.ask(actor, (context) -> context.attach(this.publisher, WindowTests::ignored));
		actor.send((context) -> gate.hold());
		gate.awaitHeld();

		for (int element = 0; element < 16; element++) {
			this.publisher.emit("element " + element);
		}

		assertThat(this.publisher.requested).hasValue(16);
		assertThat(this.engine.snapshot(actor).streams().sources().get(0).queued()).isEqualTo(16);
		gate.open();
		Step.settle(actor);
		assertThat(this.publisher.requested).hasValue(32);
		assertThat(this.engine.snapshot(actor).streams().sources().get(0).queued()).isZero();
		assertThat(this.engine.snapshot(actor).streams().received()).isEqualTo(16);
	}

}
