/**
 * How costs grow with the number of actors, senders, messages, timers and the like. Start
 * at {@link io.troupe.benchmark.growth.GrowthCurves}.
 */
package io.troupe.benchmark.growth;
