/**
 * Actors as health contributors. Start at
 * {@link io.troupe.health.TroupeHealthContributor}.
 */
@NullMarked
package io.troupe.health;

import org.jspecify.annotations.NullMarked;
