/**
 * Actors as health contributors. Start at
 * {@link io.troupe.health.TroupeHealthContributor};
 * {@link io.troupe.health.ReadinessGroups} lets some of them decide whether the
 * application is ready for traffic.
 */
@NullMarked
package io.troupe.health;

import org.jspecify.annotations.NullMarked;
