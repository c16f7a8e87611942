package io.troupe;

/**
 * The outside view of an actor that takes messages and broadcasts.
 *
 * @param <M> the messages the actor takes
 * @param <O> the items it broadcasts
 * @since 0.1.0
 */
public interface JointHandle<M, O> extends SinkHandle<M>, StreamHandle<O> {

}
