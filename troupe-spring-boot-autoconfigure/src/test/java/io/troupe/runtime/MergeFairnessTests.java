package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.Spawned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two sources that never run dry, a timer that is always due and a chain of self-sends
 * feed one actor. The mailbox is first in, first out, and never holds more than the two
 * windows, one tick and one link of the chain; so of each kind there is one among any
 * {@code 2 * window + 2} messages in a row.
 */
class MergeFairnessTests {

	private static final int TURNS = 20_000;

	private static final Duration PERIOD = Duration.ofMillis(1);

	private final ManualTime time = new ManualTime();

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8, 64 })
	void eachKindComesWithinABoundedNumberOfTurns(int window) {
		List<String> turns = run(window);

		for (String kind : List.of("first", "second", "tick", "link")) {
			assertThat(longestWaitFor(kind, turns)).as(kind).isLessThanOrEqualTo(2 * window + 2);
		}
	}

	@Test
	void theTwoSourcesAreServedAlike() {
		List<String> turns = run(8);

		long first = turns.stream().filter("first"::equals).count();
		long second = turns.stream().filter("second"::equals).count();

		assertThat(first).isGreaterThan(TURNS / 3);
		assertThat(Math.abs(first - second)).isLessThanOrEqualTo(16);
	}

	private List<String> run(int window) {
		List<String> turns = new ArrayList<>();
		try (TestEngine engine = TestEngine.start((builder) -> builder.timeSource(this.time).parallelism(1))) {
			Spawned<SinkHandle<String>> actor = engine.troupe()
				.spawn(ActorSpec.<String>sink(() -> new Merged(this.time, window, turns)).named("merged"));
			Soon.get(actor.whenStopped());
		}
		return turns;
	}

	private static int longestWaitFor(String kind, List<String> turns) {
		int longest = 0;
		int last = -1;
		for (int turn = 0; turn < turns.size(); turn++) {
			if (turns.get(turn).equals(kind)) {
				longest = Math.max(longest, turn - last);
				last = turn;
			}
		}
		return Math.max(longest, turns.size() - last);
	}

	/** Writes down what each turn was for, and lets the time pass in each. */
	private static final class Merged implements SinkActor<String> {

		private final ManualTime time;

		private final int window;

		private final List<String> turns;

		Merged(ManualTime time, int window, List<String> turns) {
			this.time = time;
			this.window = window;
			this.turns = turns;
		}

		@Override
		public void onStart(SinkContext<String> context) {
			context.attach(Source.<String, String>of(new Saturating("first"), (kind) -> kind).window(this.window));
			context.attach(Source.<String, String>of(new Saturating("second"), (kind) -> kind).window(this.window));
			context.scheduleAtFixedRate(PERIOD, PERIOD, "tick");
			context.self().send("link");
		}

		@Override
		public void onMessage(String kind, SinkContext<String> context) {
			this.turns.add(kind);
			if (this.turns.size() == TURNS) {
				context.stopNow();
				return;
			}
			if (kind.equals("link")) {
				context.self().send("link");
			}
			this.time.advance(PERIOD);
		}

	}

	/**
	 * Emits what is requested at once, for ever.
	 *
	 * @param kind what it emits
	 */
	private record Saturating(String kind) implements Flow.Publisher<String> {

		@Override
		public void subscribe(Flow.Subscriber<? super String> subscriber) {
			subscriber.onSubscribe(new Flow.Subscription() {
				@Override
				public void request(long n) {
					for (long element = 0; element < n; element++) {
						subscriber.onNext(Saturating.this.kind);
					}
				}

				@Override
				public void cancel() {
				}
			});
		}

	}

}
