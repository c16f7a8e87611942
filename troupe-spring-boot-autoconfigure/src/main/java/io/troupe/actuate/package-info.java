/**
 * Actors as an Actuator endpoint: what runs, what waits, and the operator's three
 * actions, never a message's content. Start at {@link io.troupe.actuate.TroupeEndpoint}.
 */
@NullMarked
package io.troupe.actuate;

import org.jspecify.annotations.NullMarked;
