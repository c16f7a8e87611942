/**
 * The libraries that the benchmarks compare, each behind the same few words. Start at
 * {@link io.troupe.benchmark.peer.Peer}.
 */
package io.troupe.benchmark.peer;
