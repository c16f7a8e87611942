/**
 * The cases of the Savina suite of actor benchmarks (Imam and Sarkar, 2014), and some of
 * a Spring application's, for every peer.
 */
package io.troupe.benchmark.savina;
