package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import io.troupe.ActorContext;
import io.troupe.ActorSpec;
import io.troupe.Behavior;
import io.troupe.Cancellable;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;

/**
 * The inside view of a {@link Cell}. It knows messages as objects only; the types were
 * checked where the actor and its handle were made.
 */
final class Context implements SinkContext<Object> {

	private final Cell cell;

	private final CellHandle self;

	Context(Cell cell) {
		this.cell = cell;
		this.self = new CellHandle(cell);
	}

	/**
	 * Returns the handle, to any thread.
	 * @return the handle
	 */
	CellHandle handle() {
		return this.self;
	}

	@Override
	public String name() {
		return this.cell.name();
	}

	@Override
	public SinkHandle<Object> self() {
		confine();
		return this.self;
	}

	@Override
	public void become(Behavior<Object, SinkContext<Object>> behavior) {
		Objects.requireNonNull(behavior, "'behavior' must not be null");
		confine();
		this.cell.behavior = behavior;
	}

	@Override
	public Cancellable schedule(Duration delay, Object message) {
		Objects.requireNonNull(delay, "'delay' must not be null");
		Objects.requireNonNull(message, "'message' must not be null");
		confine();
		Timer timer = new Timer(this.cell, message, null);
		timer.arm(delay);
		return timer;
	}

	@Override
	public Cancellable scheduleAt(Instant time, Object message) {
		Objects.requireNonNull(time, "'time' must not be null");
		return schedule(Duration.between(this.cell.engine.time().now(), time), message);
	}

	@Override
	public Cancellable scheduleAtFixedRate(Duration initial, Duration period, Object message) {
		Objects.requireNonNull(initial, "'initial' must not be null");
		Objects.requireNonNull(period, "'period' must not be null");
		Objects.requireNonNull(message, "'message' must not be null");
		if (period.isNegative() || period.isZero()) {
			throw new IllegalArgumentException("'period' must be positive, but is " + period);
		}
		confine();
		Timer timer = new Timer(this.cell, message, period);
		timer.arm(initial);
		return timer;
	}

	@Override
	public <T> void pipeToSelf(CompletionStage<T> stage, Function<? super T, ?> onSuccess,
			Function<? super Throwable, ?> onFailure) {
		Objects.requireNonNull(stage, "'stage' must not be null");
		Objects.requireNonNull(onSuccess, "'onSuccess' must not be null");
		Objects.requireNonNull(onFailure, "'onFailure' must not be null");
		confine();
		Runnable settled = begin();
		stage.whenComplete((result, failure) -> {
			Supplier<?> maker = (failure != null) ? () -> onFailure.apply(unwrap(failure))
					: () -> onSuccess.apply(result);
			Object subject = (failure != null) ? unwrap(failure) : (result != null) ? result : Void.class;
			this.cell.engine.admission().exempt(this.cell, new PipedNode(subject, maker, settled));
		});
	}

	@Override
	public void manage(CompletionStage<?> stage) {
		Objects.requireNonNull(stage, "'stage' must not be null");
		confine();
		Runnable settled = begin();
		stage.whenComplete((result, failure) -> {
			if (failure != null) {
				this.cell.engine.warn("Work managed by actor '" + name() + "' failed", unwrap(failure));
			}
			settled.run();
			this.cell.signal(Control.NOTICES, 0);
		});
	}

	private Runnable begin() {
		Extras more = this.cell.extras();
		more.pending.incrementAndGet();
		return more.pending::decrementAndGet;
	}

	private static Throwable unwrap(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CompletionException && cause != null) ? cause : failure;
	}

	@Override
	public <H extends SinkHandle<?>> Spawned<H> spawn(ActorSpec<H> spec) {
		Objects.requireNonNull(spec, "'spec' must not be null");
		confine();
		if (this.cell.behavior == null) {
			throw new IllegalStateException(
					"Actor '" + name() + "' is stopping and cannot spawn '" + spec.name() + "'");
		}
		return this.cell.engine.spawn(spec, this.cell);
	}

	@Override
	public void watch(Spawned<?> actor, Supplier<?> message) {
		Objects.requireNonNull(actor, "'actor' must not be null");
		Objects.requireNonNull(message, "'message' must not be null");
		confine();
		actor.whenStopped().thenAccept((termination) -> {
			if (!this.cell.closed()) {
				this.cell.engine.admission().exempt(this.cell, new PipedNode(termination, message, () -> {
				}));
			}
		});
	}

	@Override
	public void stash(Object message) {
		Objects.requireNonNull(message, "'message' must not be null");
		confine();
		Extras more = this.cell.extras();
		int capacity = this.cell.blueprint.capacity;
		int bound = (capacity == Integer.MAX_VALUE) ? ActorContext.STASH_LIMIT : capacity;
		if (more.stash.size() >= bound) {
			throw new IllegalStateException("The stash of actor '" + name() + "' is full (" + bound
					+ " messages). Unstash earlier, or raise the capacity of its mailbox");
		}
		Node current = this.cell.current();
		if (current != null && current.carries(message) && more.stashedNode != current) {
			more.stash.addLast(current.again());
			more.stashedNode = current;
			more.stashedAgain.incrementAndGet();
		}
		else {
			more.stash.addLast(new Node(message));
		}
		more.stashSize = more.stash.size();
	}

	@Override
	public void unstashAll() {
		confine();
		Supervisor.unstash(this.cell);
	}

	@Override
	public void stop() {
		confine();
		refuseIfPermanent();
		this.cell.engine.supervisor().stop(this.cell);
	}

	@Override
	public void stopNow() {
		confine();
		refuseIfPermanent();
		this.cell.engine.supervisor().stopNow(this.cell);
	}

	private void refuseIfPermanent() {
		if (this.cell.blueprint.definition.permanent()) {
			throw new IllegalStateException("Actor '" + name()
					+ "' is permanent and cannot stop itself. Spawn it instead, or throw to let its supervision act");
		}
	}

	private void confine() {
		if (Turns.current() != this.cell) {
			throw new IllegalStateException("The context of actor '" + name() + "' was used by thread '"
					+ Thread.currentThread().getName() + "' outside the actor's turn; the actor "
					+ this.cell.engine.whereIs(this.cell) + ". Use its handle, or pipeToSelf, from other threads");
		}
	}

}
