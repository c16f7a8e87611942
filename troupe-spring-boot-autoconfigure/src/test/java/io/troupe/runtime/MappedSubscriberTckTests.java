package io.troupe.runtime;

import java.util.concurrent.Flow;

/** Holds the subscriber of a view of a handle, which maps, to the rules. */
public class MappedSubscriberTckTests extends AsSubscriberTckTests {

	@Override
	public Flow.Subscriber<Integer> createFlowSubscriber() {
		return actor().contramap((Integer number) -> number + 1).asSubscriber();
	}

}
