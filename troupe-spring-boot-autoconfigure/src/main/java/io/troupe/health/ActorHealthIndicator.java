package io.troupe.health;

import io.troupe.ActorKind;
import io.troupe.ActorSnapshot;
import io.troupe.ActorState;
import io.troupe.runtime.LocalTroupe;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The health of one permanent actor: up, and out of service once it has ended, unless it
 * is a stream actor that has come to the end of its sources. A full mailbox is told in
 * the details and changes no status, for restarting the application would lose what
 * waits.
 */
final class ActorHealthIndicator implements HealthIndicator {

	private final LocalTroupe troupe;

	private final String name;

	ActorHealthIndicator(LocalTroupe troupe, String name) {
		this.troupe = troupe;
		this.name = name;
	}

	@Override
	public Health health() {
		return this.troupe.find(this.name)
			.map(ActorHealthIndicator::health)
			.orElseGet(() -> Health.outOfService().build());
	}

	private static Health health(ActorSnapshot actor) {
		boolean complete = actor.state() == ActorState.STOPPED && actor.kind() == ActorKind.STREAM;
		boolean ended = actor.state() == ActorState.FAILED || actor.state() == ActorState.STOPPED && !complete;
		ActorSnapshot.Mailbox mailbox = actor.mailbox();
		Health.Builder health = ended ? Health.outOfService() : Health.up();
		health.withDetail("state", actor.state());
		health.withDetail("depth", mailbox.depth());
		health.withDetail("capacity", mailbox.capacity());
		health.withDetail("saturated", mailbox.capacity() > 0 && mailbox.depth() >= mailbox.capacity());
		if (ended && !actor.failures().isEmpty()) {
			health.withDetail("failure", actor.failures().get(0).exception());
		}
		return health.build();
	}

}
