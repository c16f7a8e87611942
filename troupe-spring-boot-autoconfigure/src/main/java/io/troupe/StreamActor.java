package io.troupe;

/**
 * An actor that others listen to: it is fed by attached streams, timers and its loopback,
 * and broadcasts what it makes of them. The outside world sees it as a
 * {@link StreamHandle} and cannot send to it. It ends by itself once every attached
 * stream has completed and nothing else is left that could bring it a message.
 *
 * @param <M> the messages it takes from its own sources
 * @param <O> the items it broadcasts
 * @since 0.1.0
 */
@FunctionalInterface
public interface StreamActor<M, O> extends Actor<M, StreamContext<M, O>> {

}
