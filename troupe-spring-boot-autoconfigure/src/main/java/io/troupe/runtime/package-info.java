/**
 * The engine: cells, mailboxes, dispatch, timers and supervision, without Spring. Start
 * at {@link io.troupe.runtime.LocalTroupe}. Who only watches uses
 * {@link io.troupe.runtime.ActorListener} and the snapshots.
 */
@NullMarked
package io.troupe.runtime;

import org.jspecify.annotations.NullMarked;
