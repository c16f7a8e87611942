package io.troupe;

/**
 * An actor that takes messages and that others listen to. The outside world sees it as a
 * {@link JointHandle}.
 *
 * @param <M> the messages it takes
 * @param <O> the items it broadcasts
 * @since 0.1.0
 */
@FunctionalInterface
public interface JointActor<M, O> extends Actor<M, StreamContext<M, O>> {

}
