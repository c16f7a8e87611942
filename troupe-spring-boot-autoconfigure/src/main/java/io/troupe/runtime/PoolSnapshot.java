package io.troupe.runtime;

/**
 * The engine's threads at one moment.
 *
 * @param workers size of the worker pool, or {@code 0} if the application's executor is
 * used instead
 * @param activeWorkers workers that run or look for work
 * @param queued actors that wait for a worker
 * @param blockingTurns turns of blocking actors under way
 * @since 0.1.0
 */
public record PoolSnapshot(int workers, int activeWorkers, int queued, int blockingTurns) {

}
