/**
 * Bidding over a WebSocket. Each connection is an actor of its own that listens to two
 * streams, the frames of its socket and the saleroom, and broadcasts the frames that go
 * back. Start at {@link demo.session.SessionActor}.
 */
@NullMarked
package demo.session;

import org.jspecify.annotations.NullMarked;
