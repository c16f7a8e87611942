package io.troupe.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Refuses values that no engine can have, each by the name of its property.
 */
final class PropertyChecks {

	private PropertyChecks() {
	}

	static void check(TroupeProperties properties) {
		notNegative("troupe.mailbox.capacity", properties.mailbox().capacity());
		notNegative("troupe.mailbox.block-timeout", properties.mailbox().blockTimeout());
		notNegative("troupe.mailbox.high-water-mark", properties.mailbox().highWaterMark());
		positive("troupe.executor.parallelism", properties.executor().parallelism());
		positive("troupe.executor.throughput", properties.executor().throughput());
		notNegative("troupe.executor.idle-polling", properties.executor().idlePolling());
		positive("troupe.executor.max-blocking-threads", properties.executor().maxBlockingThreads());
		positive("troupe.ask.timeout", properties.ask().timeout());
		TroupeProperties.Supervision supervision = properties.supervision();
		notNegative("troupe.supervision.max-restarts", supervision.maxRestarts());
		positive("troupe.supervision.within", supervision.within());
		backoff("troupe.supervision.backoff", supervision.backoff().initial(), supervision.backoff().max());
		fraction("troupe.supervision.backoff.jitter", supervision.backoff().jitter());
		positive("troupe.stream.window", properties.stream().window());
		positive("troupe.stream.buffer", properties.stream().buffer());
		notNegative("troupe.shutdown.drain-timeout", properties.shutdown().drainTimeout());
		notNegative("troupe.blocked-warning", properties.blockedWarning());
		notNegative("troupe.dead-letters.capacity", properties.deadLetters().capacity());
		notNegative("troupe.dead-letters.quarantine-after", properties.deadLetters().quarantineAfter());
		properties.actors().forEach((name, actor) -> check("troupe.actors." + name, actor));
	}

	static void check(TroupeWebProperties properties) {
		positive("troupe.web.retry-after", properties.retryAfter());
	}

	private static void check(String prefix, TroupeProperties.Actor actor) {
		notNegative(prefix + ".mailbox.capacity", actor.mailbox().capacity());
		notNegative(prefix + ".mailbox.block-timeout", actor.mailbox().blockTimeout());
		notNegative(prefix + ".mailbox.high-water-mark", actor.mailbox().highWaterMark());
		positive(prefix + ".stream.buffer", actor.stream().buffer());
		TroupeProperties.ActorSupervision supervision = actor.supervision();
		notNegative(prefix + ".supervision.max-restarts", supervision.maxRestarts());
		positive(prefix + ".supervision.within", supervision.within());
		backoff(prefix + ".supervision.backoff", supervision.backoff().initial(), supervision.backoff().max());
		fraction(prefix + ".supervision.backoff.jitter", supervision.backoff().jitter());
	}

	private static void backoff(String prefix, @Nullable Duration initial, @Nullable Duration max) {
		notNegative(prefix + ".initial", initial);
		notNegative(prefix + ".max", max);
		if (initial != null && max != null && max.compareTo(initial) < 0) {
			throw new InvalidConfigurationPropertyValueException(prefix + ".max", max,
					"It must not be less than '" + prefix + ".initial'.");
		}
	}

	private static void fraction(String name, @Nullable Double value) {
		// the other way round it would let NaN pass
		if (value != null && !(value >= 0 && value <= 1)) {
			throw new InvalidConfigurationPropertyValueException(name, value, "It must be between 0 and 1.");
		}
	}

	private static void notNegative(String name, @Nullable Integer value) {
		if (value != null && value < 0) {
			throw new InvalidConfigurationPropertyValueException(name, value, "It must not be negative.");
		}
	}

	private static void notNegative(String name, @Nullable Duration value) {
		if (value != null && value.isNegative()) {
			throw new InvalidConfigurationPropertyValueException(name, value, "It must not be negative.");
		}
	}

	private static void positive(String name, @Nullable Integer value) {
		if (value != null && value <= 0) {
			throw new InvalidConfigurationPropertyValueException(name, value, "It must be greater than zero.");
		}
	}

	private static void positive(String name, @Nullable Duration value) {
		if (value != null && (value.isNegative() || value.isZero())) {
			throw new InvalidConfigurationPropertyValueException(name, value, "It must be greater than zero.");
		}
	}

}
