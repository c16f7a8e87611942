package io.troupe;

import org.springframework.context.SmartLifecycle;

/**
 * A bean that does something when its context stops.
 */
public final class AtStop implements SmartLifecycle {

	private final int phase;

	private final Runnable action;

	private volatile boolean running;

	/**
	 * Creates a bean.
	 * @param phase those of higher ones stop before it, those of lower ones after it
	 * @param action what it does
	 */
	public AtStop(int phase, Runnable action) {
		this.phase = phase;
		this.action = action;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.action.run();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

}
