/**
 * Actors and dead letters as Actuator endpoints: what runs, what waits, what was given
 * up, and what an operator can do about it. A message's content is shown only for dead
 * letters, and only if that was asked for. Start at
 * {@link io.troupe.actuate.TroupeEndpoint}.
 */
@NullMarked
package io.troupe.actuate;

import org.jspecify.annotations.NullMarked;
