/**
 * Runs the cases of the other packages for one peer after the other, and tells how Troupe
 * stands beside each. Start at {@link io.troupe.benchmark.compare.Compare}.
 */
package io.troupe.benchmark.compare;
