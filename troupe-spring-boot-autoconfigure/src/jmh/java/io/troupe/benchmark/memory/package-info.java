/**
 * What actors, messages and asks take of the heap.
 */
package io.troupe.benchmark.memory;
