package io.troupe;

/**
 * An actor that takes messages. The outside world sees it as a {@link SinkHandle}.
 *
 * @param <M> the messages it takes; a sealed interface of records reads best
 * @since 0.1.0
 */
@FunctionalInterface
public interface SinkActor<M> extends Actor<M, SinkContext<M>> {

}
