package io.troupe.actuate;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

import io.troupe.ActorSnapshot;

/**
 * What one actor listens to and who listens to it, in numbers and one by one.
 *
 * @param sources sources attached now
 * @param received elements handled from all sources so far
 * @param errors how many sources ended with an error so far
 * @param subscribers how many listen to the broadcast now
 * @param broadcast items broadcast so far, heard or not
 * @param lagged items that slow subscribers lost so far
 * @param mostQueued the sources with the most elements queued, at most {@value #LISTED},
 * fullest first
 * @param mostWaiting the subscribers with the most items waiting for them, at most
 * {@value #LISTED}, slowest first
 * @since 0.1.0
 */
public record StreamsDetailDescriptor(long sources, long received, long errors, long subscribers, long broadcast,
		long lagged, List<SourceDescriptor> mostQueued, List<SubscriberDescriptor> mostWaiting) {

	/** Most sources, and most subscribers, that are listed one by one. */
	static final int LISTED = 20;

	public StreamsDetailDescriptor {
		mostQueued = List.copyOf(mostQueued);
		mostWaiting = List.copyOf(mostWaiting);
	}

	static StreamsDetailDescriptor of(ActorSnapshot.Streams streams) {
		return new StreamsDetailDescriptor(streams.sources().size(), streams.received(), streams.errors(),
				streams.subscribers().size(), streams.broadcast(), streams.lagged(),
				most(streams.sources(), ActorSnapshot.Inflow::queued).stream().map(SourceDescriptor::of).toList(),
				most(streams.subscribers(), ActorSnapshot.Outflow::waiting).stream()
					.map(SubscriberDescriptor::of)
					.toList());
	}

	private static <T> List<T> most(List<T> all, ToLongFunction<T> figure) {
		return all.stream().sorted(Comparator.comparingLong(figure).reversed()).limit(LISTED).toList();
	}

	/**
	 * One attached source.
	 *
	 * @param name its name
	 * @param received elements handled so far
	 * @param queued elements that wait in the mailbox
	 * @param window most elements that are requested and not yet handled
	 */
	public record SourceDescriptor(String name, long received, long queued, int window) {

		static SourceDescriptor of(ActorSnapshot.Inflow source) {
			return new SourceDescriptor(source.name(), source.received(), source.queued(), source.window());
		}

	}

	/**
	 * One subscriber.
	 *
	 * @param name the class of the subscriber, or the actor that listens
	 * @param delivered items it got so far
	 * @param waiting items that wait for it
	 * @param lagged items it lost so far
	 */
	public record SubscriberDescriptor(String name, long delivered, long waiting, long lagged) {

		static SubscriberDescriptor of(ActorSnapshot.Outflow subscriber) {
			return new SubscriberDescriptor(subscriber.name(), subscriber.delivered(), subscriber.waiting(),
					subscriber.lagged());
		}

	}

}
