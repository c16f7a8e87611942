package io.troupe.metrics;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.troupe.runtime.ActorListener;
import io.troupe.runtime.DrainReport;
import io.troupe.runtime.LocalTroupe;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one engine: give it to the engine's builder as a listener and bind it to
 * each registry, in either order. The engine is looked up when a meter is first read, so
 * this object can be made before the engine is. Any number of threads may use it. Meters
 * read from it for as long as the registry lives, so somebody has to hold on to it.
 *
 * @since 0.1.0
 */
public final class TroupeMetrics implements MeterBinder, ActorListener {

	private final Supplier<LocalTroupe> source;

	private final boolean timers;

	private final Set<String> definitions = ConcurrentHashMap.newKeySet();

	private final List<RegistryMeters> registries = new CopyOnWriteArrayList<>();

	// written by the first reader; a second one at the same time finds the same engine
	private volatile @Nullable LocalTroupe troupe;

	/**
	 * Creates the meters of one engine.
	 * @param troupe finds the engine; called when a meter is read, not before
	 * @param timers whether waiting, processing and asks are timed
	 */
	public TroupeMetrics(Supplier<LocalTroupe> troupe, boolean timers) {
		this.source = Objects.requireNonNull(troupe, "'troupe' must not be null");
		this.timers = timers;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		RegistryMeters meters = new RegistryMeters(registry, this::troupe, this.timers);
		this.registries.add(meters);
		// onDefined adds the name before it looks at the registries, this method the
		// other way
		// round: whoever comes second sees the other, and defining twice does nothing
		this.definitions.forEach(meters::define);
	}

	@Override
	public void onDefined(String definition) {
		this.definitions.add(definition);
		this.registries.forEach((meters) -> meters.define(definition));
	}

	@Override
	public void onSample(String definition, long waitedNanos, long handledNanos) {
		for (RegistryMeters meters : this.registries) {
			meters.sample(definition, waitedNanos, handledNanos);
		}
	}

	@Override
	public void onAsk(String definition, AskOutcome outcome, long nanos) {
		for (RegistryMeters meters : this.registries) {
			meters.ask(definition, outcome, nanos);
		}
	}

	@Override
	public void onDrained(DrainReport report) {
		this.registries.forEach((meters) -> meters.drained(report));
	}

	private LocalTroupe troupe() {
		LocalTroupe found = this.troupe;
		if (found == null) {
			found = this.source.get();
			this.troupe = found;
		}
		return found;
	}

}
