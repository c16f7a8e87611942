package io.troupe.benchmark.compare;

import java.util.concurrent.Callable;

/**
 * A figure of Troupe alone that must not exceed a limit.
 *
 * @param name what is measured, with its unit, such as "bytes per idle actor"
 * @param limit the greatest figure that passes
 * @param figure measures it, in seconds rather than minutes
 */
record Check(String name, double limit, Callable<Double> figure) {

}
