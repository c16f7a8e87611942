package io.troupe.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.troupe.runtime.ActorListener.AskOutcome;

/** The timers of one definition in one registry. */
final class DefinitionTimers {

	private final Timer wait;

	private final Timer processing;

	private final Map<AskOutcome, Timer> asks = new EnumMap<>(AskOutcome.class);

	DefinitionTimers(MeterRegistry registry, String definition) {
		this.wait = Timer.builder("troupe.mailbox.wait")
			.tag("actor", definition)
			.description("Time between send and handler. Busy actors are sampled, so this counts samples")
			.register(registry);
		this.processing = Timer.builder("troupe.message.processing")
			.tag("actor", definition)
			.description("Time in the handler. Busy actors are sampled, so this counts samples")
			.register(registry);
		for (AskOutcome outcome : AskOutcome.values()) {
			this.asks.put(outcome, Timer.builder("troupe.ask")
				.tag("actor", definition)
				.tag("outcome", TagValue.of(outcome))
				.description(
						"Time between an ask and its end. Answers of busy actors are sampled, so this counts samples")
				.register(registry));
		}
	}

	void sample(long waitedNanos, long handledNanos) {
		this.wait.record(waitedNanos, TimeUnit.NANOSECONDS);
		this.processing.record(handledNanos, TimeUnit.NANOSECONDS);
	}

	void ask(AskOutcome outcome, long nanos) {
		Timer timer = this.asks.get(outcome);
		if (timer != null) {
			timer.record(nanos, TimeUnit.NANOSECONDS);
		}
	}

}
