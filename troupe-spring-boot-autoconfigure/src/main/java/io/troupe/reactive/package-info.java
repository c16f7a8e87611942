/**
 * Actors and Reactive Streams, for who uses Reactor or RxJava. Needs
 * {@code org.reactivestreams:reactive-streams}. Start at
 * {@link io.troupe.reactive.Reactive}.
 */
@NullMarked
package io.troupe.reactive;

import org.jspecify.annotations.NullMarked;
