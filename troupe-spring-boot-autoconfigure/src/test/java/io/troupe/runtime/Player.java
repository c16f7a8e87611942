package io.troupe.runtime;

import java.util.List;

import io.troupe.SinkActor;
import io.troupe.SinkContext;
import org.jspecify.annotations.Nullable;

/**
 * An instance of an actor of a {@link Program}: it performs what its messages say and
 * reports to its stage.
 *
 * @param <P> what the stage knows of an actor
 */
final class Player<P extends Part> implements SinkActor<Object> {

	/** The behaviour of a fresh instance. */
	static final String BASE = "base";

	private final Stage<P> stage;

	final P part;

	final int instance;

	Player(Stage<P> stage, P part) {
		this.stage = stage;
		this.part = part;
		this.instance = ++part.instances;
	}

	@Override
	public void onStart(SinkContext<Object> context) {
		this.stage.starts(this);
		if (this.instance == this.part.role.badInstance()) {
			throw this.stage.failure(this.part, null);
		}
		this.stage.started(this);
	}

	@Override
	public void onMessage(Object message, SinkContext<Object> context) {
		take(BASE, message, context);
	}

	void take(String behavior, Object message, SinkContext<Object> context) {
		Note note = (message instanceof Note some) ? some : null;
		Turn<P> turn = new Turn<>(this, context, note);
		this.stage.takes(this, behavior, message);
		boolean done = false;
		try {
			for (Act act : (note != null) ? note.acts : List.<Act>of()) {
				this.stage.perform(act, turn);
			}
			done = true;
		}
		finally {
			this.stage.taken(turn, message, done);
		}
	}

	@Override
	public void onStop(SinkContext<Object> context) {
		this.stage.stops(this);
	}

	/**
	 * Where an act is performed: in the handling of a message.
	 *
	 * @param <P> what the stage knows of an actor
	 */
	static final class Turn<P extends Part> {

		final Player<P> player;

		final SinkContext<Object> context;

		/** The message, or {@code null} for a tick. */
		final @Nullable Note note;

		/** Whether the message was stashed in this turn. */
		boolean stashed;

		Turn(Player<P> player, SinkContext<Object> context, @Nullable Note note) {
			this.player = player;
			this.context = context;
			this.note = note;
		}

	}

}
