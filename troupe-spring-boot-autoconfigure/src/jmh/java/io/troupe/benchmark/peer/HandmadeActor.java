package io.troupe.benchmark.peer;

/**
 * What an actor has of its own where the peer has no actors, as a user would add it: a
 * failure that is not the end, a stash, and an end.
 *
 * @param <A> the peer's address of an actor
 */
abstract class HandmadeActor<A> implements Inside<A> {

	private static final System.Logger LOGGER = System.getLogger(HandmadeActor.class.getName());

	private final Script<A> script;

	private Stash stash;

	private boolean ended;

	HandmadeActor(Script<A> script) {
		this.script = script;
	}

	final void play(Object message) {
		try {
			this.script.receive(message, this);
		}
		catch (Exception ex) {
			LOGGER.log(System.Logger.Level.ERROR, "An actor failed", ex);
		}
		if (this.ended) {
			this.script.stopped();
		}
	}

	final boolean hasEnded() {
		return this.ended;
	}

	@Override
	public void stop() {
		this.ended = true;
	}

	@Override
	public final void stash(Object message) {
		if (this.stash == null) {
			this.stash = new Stash();
		}
		this.stash.add(message);
	}

	@Override
	public final void unstashAll() throws Exception {
		if (this.stash != null) {
			this.stash.unstash(this.script, this);
		}
	}

}
