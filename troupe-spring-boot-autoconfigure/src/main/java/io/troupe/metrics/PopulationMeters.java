package io.troupe.metrics;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.troupe.ActorState;
import io.troupe.DeadLetter;
import io.troupe.runtime.ActorListener.AskOutcome;
import io.troupe.runtime.Population;
import io.troupe.runtime.Population.Letters;

/** The gauges and counters of one definition, read from its population. */
final class PopulationMeters implements MeterBinder {

	private final Populations populations;

	private final String definition;

	PopulationMeters(Populations populations, String definition) {
		this.populations = populations;
		this.definition = definition;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Tags tags = Tags.of("actor", this.definition);
		bindMailbox(registry, tags);
		bindMessages(registry, tags);
		bindLetters(registry, tags);
		bindAsks(registry, tags);
		bindActors(registry, tags);
		bindStreams(registry, tags);
	}

	private void bindMailbox(MeterRegistry registry, Tags tags) {
		gauge("troupe.mailbox.depth", tags, "Messages that wait", Population::depth).baseUnit("messages")
			.register(registry);
		gauge("troupe.mailbox.capacity", tags, "Most messages that wait in one mailbox, 0 for no bound",
				Population::capacity)
			.baseUnit("messages")
			.register(registry);
	}

	private void bindMessages(MeterRegistry registry, Tags tags) {
		messages(tags, "processed", Population::processed).register(registry);
		messages(tags, "failed", Population::failed).register(registry);
		messages(tags, "dropped", Population::dropped).register(registry);
		messages(tags, "refused", Population::refused).register(registry);
	}

	private void bindLetters(MeterRegistry registry, Tags tags) {
		for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
			counter("troupe.dead.letters", tags.and("reason", TagValue.of(reason)), "Messages that nobody processed",
					(population) -> population.deadLetters().getOrDefault(reason, 0L))
				.baseUnit("messages")
				.register(registry);
		}
		gauge("troupe.dead.letters.kept", tags, "Dead letters that are kept with their messages",
				(population) -> population.letters().kept())
			.baseUnit("messages")
			.register(registry);
		letters(tags, "replayed", "Dead letters whose message was sent to its actor again", Letters::replayed)
			.register(registry);
		letters(tags, "discarded", "Dead letters that were thrown away", Letters::discarded).register(registry);
		letters(tags, "quarantined", "Messages that failed so often that they are replayed by force only",
				Letters::quarantined)
			.register(registry);
	}

	private FunctionCounter.Builder<PopulationMeters> letters(Tags tags, String name, String description,
			ToDoubleFunction<Letters> figure) {
		return counter("troupe.dead.letters." + name, tags, description,
				(population) -> figure.applyAsDouble(population.letters()))
			.baseUnit("messages");
	}

	private void bindAsks(MeterRegistry registry, Tags tags) {
		for (AskOutcome outcome : AskOutcome.values()) {
			counter("troupe.asks", tags.and("outcome", TagValue.of(outcome)), "Asks by how they ended",
					(population) -> population.asks().getOrDefault(outcome, 0L))
				.baseUnit("asks")
				.register(registry);
		}
	}

	private void bindActors(MeterRegistry registry, Tags tags) {
		gauge("troupe.actors", tags, "Actors that live", Population::live).baseUnit("actors").register(registry);
		for (ActorState state : ActorState.values()) {
			gauge("troupe.actor.state", tags.and("state", TagValue.of(state)), "Actors in this state",
					(population) -> population.states().getOrDefault(state, 0L))
				.baseUnit("actors")
				.register(registry);
		}
		counter("troupe.actor.restarts", tags, "Instances replaced by supervision", Population::restarts)
			.baseUnit("restarts")
			.register(registry);
	}

	// for all: an actor of any kind may attach sources, and what kind it is shows later
	private void bindStreams(MeterRegistry registry, Tags tags) {
		gauge("troupe.streams.sources", tags, "Sources attached", (population) -> population.streams().sources())
			.baseUnit("sources")
			.register(registry);
		counter("troupe.streams.received", tags, "Elements handled from attached sources",
				(population) -> population.streams().received())
			.baseUnit("elements")
			.register(registry);
		counter("troupe.streams.errors", tags, "Sources that ended with an error",
				(population) -> population.streams().errors())
			.baseUnit("sources")
			.register(registry);
		gauge("troupe.streams.subscribers", tags, "Subscribers of what is broadcast",
				(population) -> population.streams().subscribers())
			.baseUnit("subscribers")
			.register(registry);
		counter("troupe.streams.broadcast", tags, "Items broadcast, heard or not",
				(population) -> population.streams().broadcast())
			.baseUnit("items")
			.register(registry);
		counter("troupe.streams.lagged", tags, "Items that slow subscribers lost",
				(population) -> population.streams().lagged())
			.baseUnit("items")
			.register(registry);
	}

	private FunctionCounter.Builder<PopulationMeters> messages(Tags tags, String outcome,
			ToDoubleFunction<Population> figure) {
		return counter("troupe.messages", tags.and("outcome", outcome),
				"Messages by what became of them: processed, failed, dropped or refused by a full mailbox", figure)
			.baseUnit("messages");
	}

	private FunctionCounter.Builder<PopulationMeters> counter(String name, Tags tags, String description,
			ToDoubleFunction<Population> figure) {
		return FunctionCounter.builder(name, this, (meters) -> meters.read(figure, 0))
			.tags(tags)
			.description(description);
	}

	private Gauge.Builder<PopulationMeters> gauge(String name, Tags tags, String description,
			ToDoubleFunction<Population> figure) {
		return Gauge.builder(name, this, (meters) -> meters.read(figure, Double.NaN))
			.tags(tags)
			.description(description);
	}

	private double read(ToDoubleFunction<Population> figure, double otherwise) {
		Population population = this.populations.find(this.definition);
		return (population != null) ? figure.applyAsDouble(population) : otherwise;
	}

}
