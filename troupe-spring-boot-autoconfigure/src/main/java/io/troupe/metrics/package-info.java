/**
 * Actors as Micrometer meters, named {@code troupe.*} and tagged with the definition's
 * name. Start at {@link io.troupe.metrics.TroupeMetrics}.
 */
@NullMarked
package io.troupe.metrics;

import org.jspecify.annotations.NullMarked;
