package io.troupe.benchmark.peer;

/**
 * Marks a case that only has plain threads send to one actor, so that a bare queue can
 * play it too.
 */
public interface OneWay {

}
