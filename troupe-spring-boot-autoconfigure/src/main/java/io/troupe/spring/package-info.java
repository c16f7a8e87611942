/**
 * Actors as Spring beans: found by their annotation, seen by the rest of the application
 * as handles, and owned by the engine. Works without Spring Boot, which brings the beans
 * by auto-configuration: otherwise import {@link io.troupe.spring.ActorDiscovery} and
 * declare a {@link io.troupe.runtime.LocalTroupe} and a
 * {@link io.troupe.spring.TroupeLifecycle}. Start at
 * {@link io.troupe.spring.TroupeActor}.
 */
@NullMarked
package io.troupe.spring;

import org.jspecify.annotations.NullMarked;
