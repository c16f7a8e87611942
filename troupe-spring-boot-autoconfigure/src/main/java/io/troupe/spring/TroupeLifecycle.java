package io.troupe.spring;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.troupe.runtime.DrainReport;
import io.troupe.runtime.LocalTroupe;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Starts the actors of one application context before its web server, and ends them after
 * it: needed once in every context with actors. A stop without a close only pauses them:
 * messages are kept, and a later start goes on. A close drains the mailboxes within a
 * budget, senders before receivers as far as the injected handles tell, and logs what
 * became of them, before any bean that an actor uses is destroyed. Before that, it
 * completes what outsiders listen to, such as open responses of the web server, so that
 * nobody waits for them. Called by the context, on its threads; stopping blocks for at
 * most the budget.
 *
 * @since 0.1.0
 */
public final class TroupeLifecycle
		implements SmartLifecycle, ApplicationContextAware, ApplicationListener<ContextClosedEvent>, DisposableBean {

	/** Starts before Boot's web server (less 1 and 2 times 1024) and stops after it. */
	public static final int PHASE = DEFAULT_PHASE - 3 * 1024;

	private static final Log logger = LogFactory.getLog(TroupeLifecycle.class);

	private final LocalTroupe troupe;

	private final ActorBeans actors;

	private final Duration budget;

	private final boolean autoStartup;

	private @Nullable ApplicationContext context;

	// the three below are written by the thread that starts or closes the context,
	// whichever that is

	private volatile boolean prepared;

	private volatile boolean closing;

	private volatile boolean ended;

	/**
	 * Creates a lifecycle.
	 * @param troupe the engine
	 * @param actors the actors
	 * @param budget how long a close, and the messages under way at a pause, may take
	 * @param autoStartup whether the actors start with the context
	 */
	public TroupeLifecycle(LocalTroupe troupe, ActorBeans actors, Duration budget, boolean autoStartup) {
		this.troupe = Objects.requireNonNull(troupe, "'troupe' must not be null");
		this.actors = Objects.requireNonNull(actors, "'actors' must not be null");
		this.budget = Objects.requireNonNull(budget, "'budget' must not be null");
		this.autoStartup = autoStartup;
	}

	@Override
	public void setApplicationContext(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public void start() {
		if (!this.prepared) {
			this.actors.prepare();
			this.prepared = true;
		}
		this.troupe.start();
	}

	@Override
	public void stop() {
		if (this.closing) {
			end();
		}
		else if (!this.troupe.pause(this.budget)) {
			logger.warn("Paused while actors were still busy with a message after " + this.budget.toMillis() + " ms");
		}
	}

	@Override
	public boolean isRunning() {
		return this.troupe.isRunning();
	}

	@Override
	public boolean isAutoStartup() {
		return this.autoStartup;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * Notes that the next stop is the last, and ends what would hold it up. Children tell
	 * their parents when they close, which is nothing to their parents.
	 * @param event tells which context closes
	 */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context) {
			this.closing = true;
			this.troupe.completeStreams();
		}
	}

	/** Ends what was paused, or never started, when the context closed. */
	@Override
	public void destroy() {
		end();
	}

	private void end() {
		if (this.ended) {
			return;
		}
		if (this.prepared) {
			// what was paused is done now
			this.troupe.start();
		}
		List<Set<String>> order = order();
		logger.info("Actors drain, within " + this.budget.toMillis() + " ms");
		DrainReport report = this.troupe.shutdown(this.budget, order);
		this.ended = true;
		log(report);
	}

	private List<Set<String>> order() {
		try {
			List<Set<String>> order = this.prepared ? this.actors.drainOrder() : List.of();
			if (logger.isDebugEnabled()) {
				logger.debug("Actors drain in this order: " + order);
			}
			return order;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("Actors drain all at once, since their order cannot be told", ex);
			return List.of();
		}
	}

	private void log(DrainReport report) {
		StringBuilder summary = new StringBuilder("Actors drained in ").append(report.took().toMillis())
			.append(" ms: ")
			.append(report.drained())
			.append(" messages processed, ")
			.append(report.left())
			.append(" left");
		if (report.complete()) {
			logger.info(summary);
		}
		else {
			summary.append(". Not completely: what is left are dead letters");
			if (report.awaited() > 0) {
				summary.append("; results that were awaited and did not come: ").append(report.awaited());
			}
			if (report.unfinished() > 0) {
				summary.append("; actors that did not end: ").append(report.unfinished());
			}
			summary.append(
					report.cutShort() ? ". It was cut short" : ". The budget was " + this.budget.toMillis() + " ms");
			logger.warn(summary);
		}
		report.entries().forEach(TroupeLifecycle::log);
	}

	private static void log(DrainReport.Entry entry) {
		if (entry.left() > 0 || entry.awaited() > 0 || entry.unfinished() > 0) {
			logger.warn("Actor " + entry);
		}
		else {
			logger.info("Actor " + entry);
		}
	}

}
