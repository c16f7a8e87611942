package io.troupe.health;

import io.troupe.ActorKind;
import io.troupe.ActorSnapshot;
import io.troupe.ActorState;
import io.troupe.runtime.LocalTroupe;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The health of one permanent actor: up, and out of service once it has ended, unless it
 * is a stream actor that has come to the end of its sources. That its mailbox is
 * saturated is told in the details. It changes the status only of an actor that the
 * application's readiness depends on: of others it would make whoever watches restart the
 * application, which loses what waits.
 */
final class ActorHealthIndicator implements HealthIndicator {

	private final LocalTroupe troupe;

	private final String name;

	private final boolean readiness;

	ActorHealthIndicator(LocalTroupe troupe, String name, boolean readiness) {
		this.troupe = troupe;
		this.name = name;
		this.readiness = readiness;
	}

	@Override
	public Health health() {
		return this.troupe.find(this.name).map(this::health).orElseGet(() -> Health.outOfService().build());
	}

	private Health health(ActorSnapshot actor) {
		boolean complete = actor.state() == ActorState.STOPPED && actor.kind() == ActorKind.STREAM;
		boolean ended = actor.state() == ActorState.FAILED || actor.state() == ActorState.STOPPED && !complete;
		ActorSnapshot.Mailbox mailbox = actor.mailbox();
		boolean refusesTraffic = this.readiness && mailbox.saturated();
		Health.Builder health = (ended || refusesTraffic) ? Health.outOfService() : Health.up();
		health.withDetail("state", actor.state());
		health.withDetail("depth", mailbox.depth());
		health.withDetail("capacity", mailbox.capacity());
		health.withDetail("saturated", mailbox.saturated());
		if (ended && !actor.failures().isEmpty()) {
			health.withDetail("failure", actor.failures().get(0).exception());
		}
		return health.build();
	}

}
