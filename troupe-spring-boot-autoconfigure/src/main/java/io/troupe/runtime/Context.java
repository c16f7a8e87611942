package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import io.troupe.ActorContext;
import io.troupe.ActorHandle;
import io.troupe.ActorSpec;
import io.troupe.Attachment;
import io.troupe.Behavior;
import io.troupe.Cancellable;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.Spawned;
import org.jspecify.annotations.Nullable;

/**
 * The inside view of a {@link Cell}, of which it is a part so that an idle actor is one
 * object less. It knows messages as objects only; the types were checked where the actor
 * and its handle were made.
 */
abstract class Context extends Outside implements ActorContext<Object> {

	Context(Blueprint blueprint, @Nullable Cell parent, int number, int control) {
		super(blueprint, parent, number, control);
	}

	/**
	 * Changes what takes the next message, in the actor's turn.
	 * @param behavior the new behaviour
	 */
	final void designate(Behavior<Object, ?> behavior) {
		confine();
		Cell cell = cell();
		if (cell.behavior == null) {
			throw new IllegalStateException("Actor '" + name() + "' is stopping and handles no further message, "
					+ "so it cannot change its behaviour. Do not call become in onStop");
		}
		extras().instance = cell.instance();
		cell.behavior = Cell.untyped(behavior);
	}

	@Override
	public final String name() {
		return called();
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
		Timer timer = new Timer(cell(), message, null);
		timer.arm(delay);
		return timer;
	}

	@Override
	public Cancellable scheduleAt(Instant time, Object message) {
		Objects.requireNonNull(time, "'time' must not be null");
		return schedule(Duration.between(engine().time().now(), time), message);
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
		Timer timer = new Timer(cell(), message, period);
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
			engine().admission().exempt(cell(), new PipedNode(subject, maker, settled));
		});
	}

	@Override
	public void manage(CompletionStage<?> stage) {
		Objects.requireNonNull(stage, "'stage' must not be null");
		confine();
		Runnable settled = begin();
		stage.whenComplete((result, failure) -> {
			if (failure != null) {
				engine().warn("Work managed by actor '" + name() + "' failed", unwrap(failure));
			}
			settled.run();
			signal(Control.NOTICES, 0);
		});
	}

	private Runnable begin() {
		Extras more = extras();
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
		if (cell().behavior == null) {
			throw new IllegalStateException(
					"Actor '" + name() + "' is stopping and cannot attach source '" + source.name() + "'");
		}
		return extras().inflows().attach(source);
	}

	@Override
	public <H extends ActorHandle> Spawned<H> spawn(ActorSpec<H> spec) {
		Objects.requireNonNull(spec, "'spec' must not be null");
		confine();
		if (cell().behavior == null) {
			throw new IllegalStateException(
					"Actor '" + name() + "' is stopping and cannot spawn '" + spec.name() + "'");
		}
		return engine().spawn(spec, cell());
	}

	@Override
	public void watch(Spawned<?> actor, Supplier<?> message) {
		Objects.requireNonNull(actor, "'actor' must not be null");
		Objects.requireNonNull(message, "'message' must not be null");
		confine();
		Cell watched = (actor instanceof SpawnedCell<?> spawned) ? spawned.cell() : null;
		Watch watch = new Watch(cell(), watched, message);
		extras().watches().expect(watch);
		if (watched != null) {
			watched.engine().supervisor().watch(watched, watch);
		}
		else {
			actor.whenStopped().thenAccept(watch::tell);
		}
		if (bits(Control.CONCLUDED)) {
			// the shutdown has ended this actor over the head of its handler
			extras().watches().withdrawAll();
		}
	}

	@Override
	public void stash(Object message) {
		Objects.requireNonNull(message, "'message' must not be null");
		confine();
		Extras more = extras();
		int capacity = this.blueprint.capacity;
		int bound = (capacity == Integer.MAX_VALUE) ? ActorContext.STASH_LIMIT : capacity;
		if (more.stash.size() >= bound) {
			throw new IllegalStateException("The stash of actor '" + name() + "' is full (" + bound
					+ " messages). Unstash earlier, or raise the capacity of its mailbox");
		}
		Node current = cell().current();
		if (current != null && current.carries(message) && more.stashedNode != current) {
			more.stash.addLast(current.again());
			more.stashedNode = current;
			more.countStashedAgain(1);
		}
		else {
			more.stash.addLast(new Node(message));
		}
		more.stashSize.lazySet(more.stash.size());
	}

	@Override
	public void unstashAll() {
		confine();
		Supervisor.unstash(cell());
	}

	@Override
	public void stop() {
		confine();
		refuseIfPermanent();
		engine().supervisor().stop(cell());
	}

	@Override
	public void stopNow() {
		confine();
		refuseIfPermanent();
		engine().supervisor().stopNow(cell());
	}

	private void refuseIfPermanent() {
		if (this.blueprint.definition.permanent()) {
			throw new IllegalStateException("Actor '" + name()
					+ "' is permanent and cannot stop itself. Spawn it instead, or throw to let its supervision act");
		}
	}

	final void confine() {
		if (Turns.current() != cell()) {
			throw new IllegalStateException("The context of actor '" + name() + "' was used by thread '"
					+ Thread.currentThread().getName() + "' outside the actor's turn; the actor "
					+ engine().whereIs(cell()) + ". Use its handle, or pipeToSelf, from other threads");
		}
	}

}
