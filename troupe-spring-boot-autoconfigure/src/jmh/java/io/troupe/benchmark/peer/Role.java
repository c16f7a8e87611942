package io.troupe.benchmark.peer;

import java.util.function.Supplier;

/**
 * What actors are spawned after: a name that each of them gets with a number, a script,
 * and what the peer makes of the two once for all of them.
 *
 * @param name what the actors are called
 * @param script makes the script of one actor
 * @param recipe the peer's own, such as a spec or a behaviour
 * @param <A> the peer's address of an actor
 */
public record Role<A>(String name, Supplier<? extends Script<A>> script, Object recipe) {

}
