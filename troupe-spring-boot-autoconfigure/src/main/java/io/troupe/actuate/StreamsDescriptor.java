package io.troupe.actuate;

import io.troupe.ActorSnapshot;
import io.troupe.runtime.Population;

/**
 * What an actor, or all of one definition, listens to and who listens, in numbers.
 *
 * @param sources sources attached now
 * @param received elements handled from all sources so far
 * @param errors how many sources ended with an error so far
 * @param subscribers how many listen to the broadcast now
 * @param broadcast items broadcast so far, heard or not
 * @param lagged items that slow subscribers lost so far
 * @since 0.1.0
 */
public record StreamsDescriptor(long sources, long received, long errors, long subscribers, long broadcast,
		long lagged) {

	static StreamsDescriptor of(ActorSnapshot.Streams streams) {
		return new StreamsDescriptor(streams.sources().size(), streams.received(), streams.errors(),
				streams.subscribers().size(), streams.broadcast(), streams.lagged());
	}

	static StreamsDescriptor of(Population.Streams streams) {
		return new StreamsDescriptor(streams.sources(), streams.received(), streams.errors(), streams.subscribers(),
				streams.broadcast(), streams.lagged());
	}

}
