package io.troupe.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.troupe.runtime.ActorListener.AskOutcome;
import io.troupe.runtime.DrainReport;
import io.troupe.runtime.LocalTroupe;
import io.troupe.runtime.PoolSnapshot;

/** The meters of one engine in one registry. */
final class RegistryMeters {

	private final MeterRegistry registry;

	private final Supplier<LocalTroupe> troupe;

	private final Populations populations;

	private final boolean timed;

	// the meters themselves read through weak references: these are the strong ones
	private final Map<String, PopulationMeters> meters = new ConcurrentHashMap<>();

	private final Map<String, DefinitionTimers> timers = new ConcurrentHashMap<>();

	RegistryMeters(MeterRegistry registry, Supplier<LocalTroupe> troupe, boolean timed) {
		this.registry = registry;
		this.troupe = troupe;
		this.populations = new Populations(troupe, registry.config().clock());
		this.timed = timed;
		executor("workers", "threads", "Size of the worker pool, 0 with an executor of the application's",
				PoolSnapshot::workers);
		executor("active", "threads", "Workers that run or look for work", PoolSnapshot::activeWorkers);
		executor("queued", "actors", "Actors that wait for a worker", PoolSnapshot::queued);
		executor("blocking", "turns", "Turns of blocking actors under way", PoolSnapshot::blockingTurns);
	}

	void define(String definition) {
		this.meters.computeIfAbsent(definition, (name) -> {
			PopulationMeters meters = new PopulationMeters(this.populations, name);
			meters.bindTo(this.registry);
			return meters;
		});
		if (this.timed) {
			this.timers.computeIfAbsent(definition, (name) -> new DefinitionTimers(this.registry, name));
		}
	}

	void sample(String definition, long waitedNanos, long handledNanos) {
		DefinitionTimers found = this.timers.get(definition);
		if (found != null) {
			found.sample(waitedNanos, handledNanos);
		}
	}

	void ask(String definition, AskOutcome outcome, long nanos) {
		DefinitionTimers found = this.timers.get(definition);
		if (found != null) {
			found.ask(outcome, nanos);
		}
	}

	// made only now: these have nothing to tell before, and are seen in nothing but what
	// a registry publishes when it closes
	void drained(DrainReport report) {
		for (DrainReport.Entry entry : report.entries()) {
			drained(entry.definition(), "drained", entry.drained());
			drained(entry.definition(), "left", entry.left());
		}
		Timer.builder("troupe.shutdown.drain")
			.tag("outcome", report.complete() ? "complete" : "incomplete")
			.description("Time that the actors took to drain and end")
			.register(this.registry)
			.record(report.took());
	}

	private void drained(String definition, String outcome, long messages) {
		Counter.builder("troupe.shutdown.messages")
			.tag("actor", definition)
			.tag("outcome", outcome)
			.description("Messages that were queued at the end, by what became of them: drained or left")
			.baseUnit("messages")
			.register(this.registry)
			.increment(messages);
	}

	private void executor(String name, String unit, String description, ToIntFunction<PoolSnapshot> figure) {
		Gauge.builder("troupe.executor." + name, this.troupe, (troupe) -> figure.applyAsInt(troupe.get().pool()))
			.baseUnit(unit)
			.description(description)
			.register(this.registry);
	}

}
