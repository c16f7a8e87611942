package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import io.troupe.ActorContext;
import io.troupe.ActorHandle;
import io.troupe.ActorKind;
import io.troupe.ActorSpec;
import io.troupe.Attachment;
import io.troupe.Behavior;
import io.troupe.Cancellable;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.Spawned;
import org.jspecify.annotations.Nullable;

/**
 * The inside view of a {@link Cell}. It knows messages as objects only; the types were
 * checked where the actor and its handle were made.
 */
abstract class Context implements ActorContext<Object> {

	/** What the actor broadcasts to, or {@code null} if it does not. */
	final @Nullable Outlet outlet;

	private final Cell cell;

	// the handle that a permanent actor keeps for good
	private final @Nullable CellHandle kept;

	// the handle of any other actor, which ends with the last who holds it; replaced
	// under
	// the monitor
	private volatile @Nullable Lease lease;

	Context(Cell cell, @Nullable Outlet outlet) {
		this.cell = cell;
		this.outlet = outlet;
		this.kept = Solitude.possible(cell.blueprint) ? null : newHandle();
	}

	static Context of(Cell cell) {
		return (cell.blueprint.kind == ActorKind.SINK) ? new SinkCellContext(cell) : new StreamCellContext(cell);
	}

	/**
	 * Returns the outside view, to any thread.
	 * @return the handle, always the same while somebody holds it
	 */
	ActorHandle handle() {
		return sendable();
	}

	private CellHandle sendable() {
		CellHandle handle = this.kept;
		if (handle != null) {
			return handle;
		}
		Lease current = this.lease;
		handle = (current != null) ? current.get() : null;
		return (handle != null) ? handle : lease();
	}

	private synchronized CellHandle lease() {
		Lease current = this.lease;
		CellHandle handle = (current != null) ? current.get() : null;
		if (handle == null) {
			handle = newHandle();
			this.lease = this.cell.engine.leases().grant(this.cell, handle);
			this.cell.change(0, Control.LONELY);
		}
		return handle;
	}

	/**
	 * Hears that a handle is held by nobody any more.
	 * @param gone what was known of it
	 */
	void lapsed(Lease gone) {
		if (this.lease == gone) {
			this.cell.signal(Control.LONELY, 0);
		}
	}

	/**
	 * Tells whether somebody holds a handle that can be sent to.
	 * @return whether somebody does
	 */
	boolean leased() {
		Lease current = this.lease;
		return current != null && !current.refersTo(null);
	}

	private CellHandle newHandle() {
		Outlet joint = (this.cell.blueprint.kind == ActorKind.JOINT) ? this.outlet : null;
		return (joint != null) ? new JointCellHandle(this.cell, joint) : new CellHandle(this.cell);
	}

	final void designate(Behavior<Object, ?> behavior) {
		confine();
		this.cell.behavior = Cell.untyped(behavior);
	}

	@Override
	public String name() {
		return this.cell.name();
	}

	@Override
	public SinkHandle<Object> self() {
		confine();
		return sendable();
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
	public Attachment attach(Source<?> source) {
		Objects.requireNonNull(source, "'source' must not be null");
		confine();
		if (this.cell.behavior == null) {
			throw new IllegalStateException(
					"Actor '" + name() + "' is stopping and cannot attach source '" + source.name() + "'");
		}
		return this.cell.extras().inflows().attach(source);
	}

	@Override
	public <H extends ActorHandle> Spawned<H> spawn(ActorSpec<H> spec) {
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
		AtomicInteger watches = this.cell.extras().watches;
		watches.incrementAndGet();
		actor.whenStopped().thenAccept((termination) -> {
			if (this.cell.closed()) {
				watches.decrementAndGet();
			}
			else {
				this.cell.engine.admission()
					.exempt(this.cell, new PipedNode(termination, message, watches::decrementAndGet));
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

	final void confine() {
		if (Turns.current() != this.cell) {
			throw new IllegalStateException("The context of actor '" + name() + "' was used by thread '"
					+ Thread.currentThread().getName() + "' outside the actor's turn; the actor "
					+ this.cell.engine.whereIs(this.cell) + ". Use its handle, or pipeToSelf, from other threads");
		}
	}

}
