/**
 * The words an application writes and reads: actors and their contexts on the inside,
 * handles on the outside. Start at {@link io.troupe.SinkActor} to write an actor and at
 * {@link io.troupe.SinkHandle} to talk to one.
 */
@NullMarked
package io.troupe;

import org.jspecify.annotations.NullMarked;
