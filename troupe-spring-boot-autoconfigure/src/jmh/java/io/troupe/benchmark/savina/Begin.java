package io.troupe.benchmark.savina;

/** Tells an actor to begin, and whom to report to. */
record Begin(Finish finish) {

}
