package io.troupe.autoconfigure;

import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Warns of actors that are marked for the application's readiness while nothing tells it:
 * their saturation would go unheard by whoever sends clients.
 */
final class ReadinessMarks implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(ReadinessMarks.class);

	private static final String GROUPS = "healthEndpointGroups";

	private final TroupeSettings settings;

	private final BeanFactory beanFactory;

	private volatile boolean heard;

	ReadinessMarks(TroupeSettings settings, BeanFactory beanFactory) {
		this.settings = settings;
		this.beanFactory = beanFactory;
	}

	boolean isMarked(String actor) {
		return this.settings.readiness(actor);
	}

	/** Hears that there is a group that the actors marked are members of. */
	void heard() {
		this.heard = true;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Set<String> marked = this.settings.markedForReadiness();
		if (marked.isEmpty()) {
			return;
		}
		if (this.beanFactory.containsBean(GROUPS)) {
			// may be lazy, and hears of the actors when it is made
			this.beanFactory.getBean(GROUPS);
		}
		if (!this.heard) {
			logger.warn("'troupe.actors.<name>.readiness' has no effect for " + marked
					+ ": there is no health group 'readiness' with the health of actors. It needs Actuator, its probes "
					+ "(management.endpoint.health.probes.enabled) or a group of that name, and "
					+ "management.health.troupe.enabled");
		}
	}

}
