package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;

import io.troupe.JointHandle;
import io.troupe.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LagTests {

	private static final int BUFFER = 4;

	private final TestEngine engine = TestEngine.start();

	private final JointHandle<Cue, Object> actor = this.engine.spawn(Cue.spec().buffer(BUFFER)).handle();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private void broadcast(int from, int to) {
		Cue.broadcast(this.actor, IntStream.rangeClosed(from, to).boxed().toArray());
	}

	@Test
	void aSlowSubscriberLosesTheOldestAndIsToldHowMany() {
		Ear slow = Ear.on(this.actor, new Ear(0));

		broadcast(1, 10);
		slow.subscription().request(100);

		assertThat(slow.heard.next(5)).containsExactly("missed 6", "7", "8", "9", "10");
	}

	@Test
	void oneThatIsJustInTimeLosesNothing() {
		Ear slow = Ear.on(this.actor, new Ear(0));

		broadcast(1, BUFFER);
		slow.subscription().request(100);

		assertThat(slow.heard.next(4)).containsExactly("1", "2", "3", "4");
	}

	@Test
	void eachGapIsToldForItself() {
		Ear slow = Ear.on(this.actor, new Ear(0));

		broadcast(1, 5);
		slow.subscription().request(1);
		List<String> first = slow.heard.next(2);
		broadcast(6, 9);
		slow.subscription().request(100);

		assertThat(first).containsExactly("missed 1", "2");
		assertThat(slow.heard.next(5)).containsExactly("missed 3", "6", "7", "8", "9");
		assertThat(this.engine.snapshot(this.actor).streams().lagged()).isEqualTo(4);
		assertThat(this.engine.population("cues").streams().lagged()).isEqualTo(4);
	}

	@Test
	void twoFunctionsAreToldToo() {
		Gate gate = new Gate();
		Probe<String> heard = new Probe<>();
		this.actor.subscribe((item) -> {
			heard.add(item.toString());
			gate.hold();
		}, (missed) -> heard.add("missed " + missed));
		broadcast(0, 0);
		gate.awaitHeld();

		broadcast(1, 10);
		gate.open();

		assertThat(heard.next(6)).containsExactly("0", "missed 6", "7", "8", "9", "10");
	}

	@Test
	void aSubscriberThatDoesNotCareForLagLosesAllTheSame() {
		Probe<Object> heard = new Probe<>();
		Gate gate = new Gate();
		this.actor.subscribe(new Flow.Subscriber<Object>() {
			@Override
			public void onSubscribe(Flow.Subscription subscription) {
				subscription.request(Long.MAX_VALUE);
			}

			@Override
			public void onNext(Object item) {
				heard.add(item);
				gate.hold();
			}

			@Override
			public void onError(Throwable failure) {
			}

			@Override
			public void onComplete() {
			}
		});
		broadcast(0, 0);
		gate.awaitHeld();

		broadcast(1, 10);
		gate.open();

		assertThat(heard.next(5)).containsExactly(0, 7, 8, 9, 10);
	}

	@Test
	void theSlowOneHoldsUpNobody() {
		Ear slow = Ear.on(this.actor, new Ear(0));
		Ear fast = Ear.on(this.actor, Ear.open());

		for (int item = 1; item <= 100; item++) {
			broadcast(item, item);
			assertThat(fast.heard.next()).isEqualTo(Integer.toString(item));
		}
		slow.subscription().request(1);

		assertThat(slow.heard.next(2)).containsExactly("missed 96", "97");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 64 })
	void deliveredAndLaggedAreTogetherWhatWasBroadcast(int buffer) {
		Random random = new Random(Stress.seed("lag with a buffer of " + buffer));
		JointHandle<Cue, Object> source = this.engine.spawn(Cue.spec().buffer(buffer)).handle();
		Tally tally = Ear.on(source, new Tally());
		int total = 0;
		for (int round = 0; round < 300; round++) {
			int items = random.nextInt(2 * buffer + 2);
			Cue.broadcast(source, IntStream.range(total, total + items).boxed().toArray());
			total += items;
			tally.subscription().request(1 + random.nextInt(buffer + 1));
		}
		Cue.ask(source, (context) -> {
			context.stop();
			return true;
		});
		tally.subscription().request(Long.MAX_VALUE);

		tally.heard.next();

		assertThat(tally.items).isSorted().doesNotHaveDuplicates();
		assertThat(tally.items.size() + tally.missed).isEqualTo(total);
	}

	@Test
	void anActorThatListensToAnotherIsToldInItsTurn() {
		Probe<String> heard = new Probe<>();
		JointHandle<Cue, Object> listener = this.engine.spawn(Cue.spec().named("listener")).handle();
		Gate gate = new Gate();
		Cue.ask(listener,
				(context) -> context
					.attach(Source.<Object, Cue>of(this.actor, (item) -> (inside) -> heard.add(item.toString()))
						.window(2)
						.onLag((missed) -> (inside) -> heard.add("missed " + missed))
						.onComplete(() -> (inside) -> heard.add("complete"))));
		listener.send((context) -> gate.hold());
		gate.awaitHeld();

		broadcast(1, 10);
		gate.open();

		assertThat(heard.next(7)).containsExactly("1", "2", "missed 4", "7", "8", "9", "10");
		assertThat(this.engine.snapshot(this.actor).streams().subscribers().get(0).name()).isEqualTo(listener.name());
		Cue.ask(this.actor, (context) -> {
			context.stop();
			return true;
		});
		assertThat(heard.next()).isEqualTo("complete");
	}

	/** Counts instead of reporting. */
	private static final class Tally extends Ear {

		private final List<Integer> items = new ArrayList<>();

		private long missed;

		Tally() {
			super(0);
		}

		@Override
		public void onNext(Object item) {
			this.items.add((Integer) item);
		}

		@Override
		public void onLag(long missed) {
			this.missed += missed;
		}

	}

}
