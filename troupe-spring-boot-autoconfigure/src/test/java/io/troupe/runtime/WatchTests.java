package io.troupe.runtime;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletionStage;

import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class WatchTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	private final Spawned<SinkHandle<Step>> watched = this.engine.spawnSteps();

	private final SinkHandle<Step> watcher = this.engine.spawnSteps().handle();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private void watch(SinkHandle<Step> watcher) {
		Step.ask(watcher, (context) -> {
			context.watch(this.watched, () -> (inside) -> this.probe.add(inside.name() + " was told"));
			return true;
		});
	}

	@Test
	void theWatcherIsToldOfTheEnd() {
		watch(this.watcher);
		assertThat(this.probe.rest()).isEmpty();

		this.watched.stop();

		assertThat(this.probe.next()).isEqualTo(this.watcher.name() + " was told");
	}

	@Test
	void theWatcherIsToldOfAFailureToo() {
		Spawned<SinkHandle<Step>> fragile = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.STOP)));
		Step.ask(this.watcher, (context) -> {
			context.watch(fragile, () -> (inside) -> this.probe.add("told"));
			return true;
		});

		fragile.handle().send((context) -> {
			throw new IllegalStateException("failed");
		});

		assertThat(this.probe.next()).isEqualTo("told");
	}

	@Test
	void watchingAnEndedActorTellsAtOnce() {
		this.watched.stop();
		Soon.get(this.watched.whenStopped());

		watch(this.watcher);

		assertThat(this.probe.next()).isEqualTo(this.watcher.name() + " was told");
	}

	@Test
	void severalWatchersAreToldOnceEach() {
		SinkHandle<Step> other = this.engine.spawnSteps().handle();
		watch(this.watcher);
		watch(other);

		this.watched.stopNow();

		assertThat(this.probe.next(2)).containsExactlyInAnyOrder(this.watcher.name() + " was told",
				other.name() + " was told");
		Step.settle(this.watcher);
		Step.settle(other);
		assertThat(this.probe.rest()).isEmpty();
	}

	@Test
	void aWatcherThatEndedIsNotMissed() {
		Spawned<SinkHandle<Step>> brief = this.engine.spawnSteps();
		watch(brief.handle());
		brief.stop();
		Soon.get(brief.whenStopped());

		this.watched.stop();
		Soon.get(this.watched.whenStopped());

		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.events().failures).isEmpty();
	}

	@Test
	void aWatcherThatEndedIsForgotten() {
		WeakReference<Object> carried = watchAndEnd();

		Soon.until("the watch is forgotten", () -> {
			System.gc();
			return carried.refersTo(null);
		});
	}

	private WeakReference<Object> watchAndEnd() {
		Spawned<SinkHandle<Step>> brief = this.engine.spawnSteps();
		WeakReference<Object> carried = Step.ask(brief.handle(), (context) -> {
			Object luggage = new Object();
			context.watch(this.watched, () -> (inside) -> this.probe.add(luggage.toString()));
			return new WeakReference<>(luggage);
		});
		brief.stop();
		Soon.get(brief.whenStopped());
		return carried;
	}

	@Test
	void anActorBehindAnotherOwnershipIsWatchedToo() {
		Spawned<SinkHandle<Step>> wrapped = new Wrapped(this.watched);
		Step.ask(this.watcher, (context) -> {
			context.watch(wrapped, () -> (inside) -> this.probe.add("told"));
			return true;
		});

		this.watched.stop();

		assertThat(this.probe.next()).isEqualTo("told");
	}

	@Test
	void whoeverAsksAgainForTheEndGetsTheSameStage() {
		CompletionStage<Termination> stopped = this.watched.whenStopped();

		assertThat((Object) this.watched.whenStopped()).isSameAs(stopped);

		this.watched.stop();
		assertThat(Soon.get(stopped).reason()).isEqualTo(Termination.Reason.STOPPED);
		assertThat((Object) this.watched.whenStopped()).isSameAs(stopped);
	}

	@Test
	void whatTheSupplierThrowsIsAFailureOfTheWatcher() {
		IllegalStateException failure = new IllegalStateException("no message");
		Step.ask(this.watcher, (context) -> {
			context.watch(this.watched, () -> {
				throw failure;
			});
			return true;
		});

		this.watched.stop();
		Soon.until("the failure is told", () -> !this.engine.events().failures.isEmpty());

		assertThat(this.engine.events().failures).extracting(Events.Failure::actor, Events.Failure::cause)
			.containsExactly(tuple(this.watcher.name(), failure));
	}

	private record Wrapped(Spawned<SinkHandle<Step>> spawned) implements Spawned<SinkHandle<Step>> {

		@Override
		public SinkHandle<Step> handle() {
			return this.spawned.handle();
		}

		@Override
		public void stop() {
			this.spawned.stop();
		}

		@Override
		public void stopNow() {
			this.spawned.stopNow();
		}

		@Override
		public CompletionStage<Termination> whenStopped() {
			return this.spawned.whenStopped();
		}

	}

}
