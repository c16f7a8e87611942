package io.troupe.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.troupe.MailboxOptions;
import io.troupe.Supervision;
import io.troupe.Supervision.Backoff;
import io.troupe.runtime.LocalTroupeBuilder;
import io.troupe.spring.ActorDefinition;
import io.troupe.spring.ActorDefinitionException;
import io.troupe.spring.ActorSettings;
import io.troupe.spring.ActorSettings.MailboxSettings;
import io.troupe.spring.ActorSettings.SupervisionSettings;
import io.troupe.spring.ActorSettingsSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.properties.PropertyMapper;

/**
 * Translates properties for the engine and for single actors. Once made, the values are
 * known to be valid.
 */
final class TroupeSettings implements ActorSettingsSource {

	private static final Log logger = LogFactory.getLog(TroupeSettings.class);

	private final TroupeProperties properties;

	TroupeSettings(TroupeProperties properties) {
		PropertyChecks.check(properties);
		this.properties = properties;
	}

	void applyTo(LocalTroupeBuilder builder) {
		TroupeProperties.Executor executor = this.properties.executor();
		builder.mailbox(mailbox())
			.supervision(supervision())
			.askTimeout(this.properties.ask().timeout())
			.blockedWarning(this.properties.blockedWarning())
			.deadLetterCapacity(this.properties.deadLetters().capacity())
			.quarantineAfter(this.properties.deadLetters().quarantineAfter())
			.streamWindow(this.properties.stream().window())
			.streamBuffer(this.properties.stream().buffer())
			.throughput(executor.throughput())
			.idlePolling(executor.idlePolling())
			.maxBlockingThreads(executor.maxBlockingThreads());
		PropertyMapper.get().from(executor::parallelism).to(builder::parallelism);
	}

	@Override
	public MailboxOptions mailbox() {
		TroupeProperties.Mailbox mailbox = this.properties.mailbox();
		return new MailboxOptions(mailbox.capacity(), mailbox.overflow(), mailbox.blockTimeout(),
				mailbox.highWaterMark());
	}

	@Override
	public Supervision supervision() {
		TroupeProperties.Supervision supervision = this.properties.supervision();
		TroupeProperties.Backoff backoff = supervision.backoff();
		return new Supervision(supervision.strategy(), supervision.maxRestarts(), supervision.within(),
				new Backoff(backoff.initial(), backoff.max(), backoff.jitter()));
	}

	@Override
	public ActorSettings settings(String actor) {
		return find(actor).map(TroupeSettings::settings).orElse(ActorSettings.NONE);
	}

	/**
	 * Whether the application is ready only while one actor is.
	 * @param actor the actor's name
	 * @return what is said about it, {@code false} by default
	 */
	boolean readiness(String actor) {
		return find(actor).map(TroupeProperties.Actor::readiness).orElse(false);
	}

	/**
	 * Tells which actors the application's readiness depends on.
	 * @return their names, as the properties write them
	 */
	Set<String> markedForReadiness() {
		return this.properties.actors()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().readiness())
			.map(Map.Entry::getKey)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private Optional<TroupeProperties.Actor> find(String actor) {
		Map<String, TroupeProperties.Actor> actors = this.properties.actors();
		TroupeProperties.Actor exact = actors.get(actor);
		if (exact != null) {
			return Optional.of(exact);
		}
		return actors.entrySet()
			.stream()
			.filter((entry) -> isSame(entry.getKey(), actor))
			.findFirst()
			.map(Map.Entry::getValue);
	}

	private static ActorSettings settings(TroupeProperties.Actor actor) {
		TroupeProperties.ActorMailbox mailbox = actor.mailbox();
		TroupeProperties.ActorSupervision supervision = actor.supervision();
		return new ActorSettings(
				new MailboxSettings(mailbox.capacity(), mailbox.overflow(), mailbox.blockTimeout(),
						mailbox.highWaterMark()),
				new SupervisionSettings(supervision.strategy(), supervision.maxRestarts(), supervision.within(),
						supervision.backoff().initial(), supervision.backoff().max(), supervision.backoff().jitter()),
				actor.blocking(), actor.executor(), actor.stream().buffer());
	}

	@Override
	public void verify(List<ActorDefinition> actors) {
		if (actors.isEmpty()) {
			warnOfSettings();
			return;
		}
		for (String name : this.properties.actors().keySet()) {
			if (actors.stream().noneMatch((actor) -> isSame(name, actor.name()))) {
				throw new ActorDefinitionException(
						"The property 'troupe.actors." + name + "' sets up an actor that does not exist.\n"
								+ list(actors),
						"Correct the name, or remove the property. Spawned actors are set up by their ActorSpec, "
								+ "not by properties.");
			}
		}
	}

	// the actors may be those of a child context, which reads the same properties
	private void warnOfSettings() {
		Set<String> names = new TreeSet<>(this.properties.actors().keySet());
		if (!names.isEmpty()) {
			logger.warn("'troupe.actors' sets up " + names + ", but this application context has no actors at all");
		}
	}

	private static String list(List<ActorDefinition> actors) {
		return actors.stream()
			.map((actor) -> "\n    - " + actor)
			.collect(Collectors.joining("", "Actors that exist:\n", ""));
	}

	/**
	 * Compares names as relaxed binding does: environment variables know neither case nor
	 * dashes.
	 * @param key the name in a property
	 * @param actor the name of an actor
	 * @return whether both mean the same
	 */
	private static boolean isSame(String key, String actor) {
		return uniform(key).equals(uniform(actor));
	}

	private static String uniform(String name) {
		return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns how long the actors may take to drain. A tenth of the phase, or a second if
	 * there is that much, is kept for handlers that have to be interrupted.
	 * @param phaseTimeout how long the application context waits for one phase
	 * @return what is set, but less than that
	 */
	Duration drainTimeout(Duration phaseTimeout) {
		Duration reserve = longer(phaseTimeout.dividedBy(10),
				shorter(Duration.ofSeconds(1), phaseTimeout.dividedBy(2)));
		Duration most = phaseTimeout.minus(reserve);
		Duration wanted = this.properties.shutdown().drainTimeout();
		return (wanted != null) ? shorter(wanted, most) : most;
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
