package io.troupe.health;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.AdditionalPathsMapper;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;

/**
 * The groups of an application's health, with some of its actors as further members of
 * the group {@code readiness}: needed so that a probe of that group hears of their
 * saturation. The other groups, {@code liveness} among them, stay as they are, and where
 * there is no group {@code readiness} nothing changes. Any thread may use it.
 *
 * @since 0.1.0
 */
public final class ReadinessGroups implements HealthEndpointGroups, AdditionalPathsMapper {

	/** The name of the group. */
	public static final String NAME = "readiness";

	private final HealthEndpointGroups groups;

	private final @Nullable HealthEndpointGroup readiness;

	/**
	 * Adds actors to the group.
	 * @param groups the groups as they are
	 * @param contributor the name of the {@link TroupeHealthContributor} among the health
	 * contributors, such as {@code troupe}
	 * @param actors tells by an actor's name whether it is added
	 */
	public ReadinessGroups(HealthEndpointGroups groups, String contributor, Predicate<String> actors) {
		this.groups = Objects.requireNonNull(groups, "'groups' must not be null");
		Objects.requireNonNull(contributor, "'contributor' must not be null");
		Objects.requireNonNull(actors, "'actors' must not be null");
		HealthEndpointGroup present = groups.get(NAME);
		this.readiness = (present != null) ? new WithActors(present, contributor + "/", actors) : null;
	}

	@Override
	public HealthEndpointGroup getPrimary() {
		return this.groups.getPrimary();
	}

	@Override
	public Set<String> getNames() {
		return this.groups.getNames();
	}

	@Override
	public @Nullable HealthEndpointGroup get(String name) {
		return NAME.equals(name) ? this.readiness : this.groups.get(name);
	}

	@Override
	public @Nullable List<String> getAdditionalPaths(EndpointId endpointId, WebServerNamespace webServerNamespace) {
		return (this.groups instanceof AdditionalPathsMapper mapper)
				? mapper.getAdditionalPaths(endpointId, webServerNamespace) : null;
	}

	/**
	 * A group with actors as further members.
	 *
	 * @param group the group as it is
	 * @param prefix what the names of actors begin with among its members
	 * @param actors tells which actors are members
	 */
	private record WithActors(HealthEndpointGroup group, String prefix,
			Predicate<String> actors) implements HealthEndpointGroup {

		@Override
		public boolean isMember(String name) {
			return this.group.isMember(name)
					|| name.startsWith(this.prefix) && this.actors.test(name.substring(this.prefix.length()));
		}

		@Override
		public boolean showComponents(SecurityContext securityContext) {
			return this.group.showComponents(securityContext);
		}

		@Override
		public boolean showDetails(SecurityContext securityContext) {
			return this.group.showDetails(securityContext);
		}

		@Override
		public StatusAggregator getStatusAggregator() {
			return this.group.getStatusAggregator();
		}

		@Override
		public HttpCodeStatusMapper getHttpCodeStatusMapper() {
			return this.group.getHttpCodeStatusMapper();
		}

		@Override
		public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
			return this.group.getAdditionalPath();
		}

	}

}
