package io.troupe.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.troupe.ActorSnapshot;
import io.troupe.ActorStoppedException;
import io.troupe.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * What an actor broadcasts, and who listens. The actor writes each item once, into a ring
 * that all subscribers read at their own pace, and then wakes those that sleep; so a slow
 * or blocked subscriber costs it one look. Only the actor's turn broadcasts; any thread
 * may subscribe.
 */
final class Outlet {

	private static final Audience NOBODY = new Audience(new Ring(1), new Outflow[0]);

	private final Cell cell;

	// replaced under the monitor
	private volatile Audience audience = NOBODY;

	// set at the actor's end
	private volatile @Nullable End end;

	// written by the owner of the turn
	private final Count broadcasts = new Count();

	private final LongAdder lagged = new LongAdder();

	Outlet(Cell cell) {
		this.cell = cell;
	}

	void broadcast(Object item) {
		this.broadcasts.add(1);
		this.cell.blueprint.definition.broadcasts.increment();
		Audience now = this.audience;
		if (now == NOBODY || this.end != null) {
			return;
		}
		now.ring.add(item);
		// looked at anew: whoever came while the item was written may have it and not
		// know
		for (Outflow subscriber : this.audience.subscribers) {
			subscriber.wake();
		}
	}

	void subscribe(Flow.Subscriber<? super Object> subscriber) {
		Objects.requireNonNull(subscriber, "'subscriber' must not be null");
		// an actor only queues what it hears, so it needs no thread of its own for that
		add(new Outflow(this, subscriber, (subscriber instanceof Inflow) ? Runnable::run : this::dispatch));
	}

	Cancellable subscribe(Consumer<? super Object> listener, LongConsumer lagged) {
		Objects.requireNonNull(listener, "'listener' must not be null");
		Objects.requireNonNull(lagged, "'lagged' must not be null");
		Outflow outflow = new Outflow(this, new Listener(listener, lagged), this::dispatch);
		add(outflow);
		return outflow::cancelIfOpen;
	}

	private void add(Outflow outflow) {
		synchronized (this) {
			End over = this.end;
			if (over != null) {
				outflow.end(over.forLatecomers(this.cell));
			}
			else {
				this.audience = this.audience.with(outflow, this.cell.blueprint.buffer);
			}
			if (this.cell.engine().closedToOutsiders() && !outflow.inside()) {
				outflow.completeHere();
			}
		}
		outflow.wake();
	}

	synchronized void remove(Outflow outflow) {
		this.audience = this.audience.without(outflow);
	}

	private void dispatch(Runnable task) {
		Executor executor = this.cell.engine().threads().streams();
		try {
			executor.execute(task);
		}
		catch (RejectedExecutionException ex) {
			// the engine has closed; all that is left to say is that it is over
			task.run();
		}
	}

	/**
	 * Ends the broadcast: what is buffered is delivered first. Who listened until now
	 * hears nothing more of an actor that comes back.
	 * @param cause the failure that ended the actor, if any
	 */
	void complete(@Nullable Throwable cause) {
		End over = new End(cause);
		Outflow[] all;
		synchronized (this) {
			this.end = over;
			all = this.audience.subscribers;
			this.audience = NOBODY;
		}
		for (Outflow subscriber : all) {
			subscriber.end(over);
			subscriber.wake();
		}
	}

	/**
	 * Completes the subscribers that are no actors. Those that come later find the engine
	 * closed to them.
	 */
	void completeOutsiders() {
		Outflow[] all;
		synchronized (this) {
			all = this.audience.subscribers;
		}
		for (Outflow subscriber : all) {
			if (!subscriber.inside()) {
				subscriber.completeHere();
				subscriber.wake();
			}
		}
	}

	void reopen() {
		this.end = null;
	}

	void lost(long missed) {
		this.lagged.add(missed);
		this.cell.blueprint.definition.lagged.add(missed);
	}

	void failed(Object subscriber, Throwable cause) {
		this.cell.engine()
			.warn("A subscriber of actor '" + this.cell.name() + "', " + subscriber.getClass().getName()
					+ ", failed and is cancelled", cause);
	}

	long lagged() {
		return this.lagged.sum();
	}

	long broadcasts() {
		return this.broadcasts.get();
	}

	int subscribers() {
		return this.audience.subscribers.length;
	}

	List<ActorSnapshot.Outflow> look() {
		return Arrays.stream(this.audience.subscribers).map(Outflow::look).toList();
	}

	/**
	 * How a broadcast ended.
	 *
	 * @param cause the failure, or {@code null} if there was none
	 */
	record End(@Nullable Throwable cause) {

		// the failure is no news any more, only that there is nothing to hear
		End forLatecomers(Cell actor) {
			return (this.cause != null)
					? new End(new ActorStoppedException(actor.name(), actor.blueprint.definition.name, this.cause))
					: this;
		}

		void tell(Flow.Subscriber<?> subscriber) {
			if (this.cause != null) {
				subscriber.onError(this.cause);
			}
			else {
				subscriber.onComplete();
			}
		}

	}

	/**
	 * Who listens, and to what ring. The ring goes with the last subscriber, so that
	 * nothing is kept for nobody.
	 */
	private record Audience(Ring ring, Outflow[] subscribers) {

		Audience with(Outflow outflow, int buffer) {
			Ring shared = (this.subscribers.length == 0) ? new Ring(buffer) : this.ring;
			outflow.begin(shared);
			Outflow[] more = Arrays.copyOf(this.subscribers, this.subscribers.length + 1);
			more[this.subscribers.length] = outflow;
			return new Audience(shared, more);
		}

		Audience without(Outflow outflow) {
			Outflow[] fewer = Arrays.stream(this.subscribers).filter((each) -> each != outflow).toArray(Outflow[]::new);
			return (fewer.length > 0) ? new Audience(this.ring, fewer) : NOBODY;
		}

	}

}
