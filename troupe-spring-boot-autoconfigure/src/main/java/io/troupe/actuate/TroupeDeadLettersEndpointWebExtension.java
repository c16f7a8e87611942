package io.troupe.actuate;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * What the endpoint says differently over HTTP: an action on an unknown letter or actor
 * is a 404, and one that something is in the way of is a 409.
 *
 * @since 0.1.0
 */
@EndpointWebExtension(endpoint = TroupeDeadLettersEndpoint.class)
public final class TroupeDeadLettersEndpointWebExtension {

	private static final int CONFLICT = 409;

	private final TroupeDeadLettersEndpoint endpoint;

	/**
	 * Creates the extension of one endpoint.
	 * @param endpoint the endpoint
	 */
	public TroupeDeadLettersEndpointWebExtension(TroupeDeadLettersEndpoint endpoint) {
		this.endpoint = Objects.requireNonNull(endpoint, "'endpoint' must not be null");
	}

	/**
	 * Acts on one letter.
	 * @param id its number
	 * @param action what to do
	 * @param force whether to replay it although it is in quarantine, by default not
	 * @return what was done, with status 409 if it could not be, or status 404 if the
	 * letter is not kept, or no more
	 */
	@WriteOperation
	public WebEndpointResponse<LetterActionDescriptor> act(@Selector long id, TroupeDeadLettersEndpoint.Action action,
			@Nullable Boolean force) {
		LetterActionDescriptor done = this.endpoint.act(id, action, force);
		return respond(done, done != null && done.detail() != null);
	}

	/**
	 * Acts on all letters of one actor.
	 * @param actor the actor's name
	 * @param action what to do
	 * @return what was done, with status 409 if something stopped it, or status 404 if
	 * there is neither such an actor nor a letter to it
	 */
	@WriteOperation
	public WebEndpointResponse<ActorLettersActionDescriptor> actOnAll(String actor,
			TroupeDeadLettersEndpoint.Action action) {
		ActorLettersActionDescriptor done = this.endpoint.actOnAll(actor, action);
		return respond(done, done != null && done.obstacle() != null);
	}

	private static <T> WebEndpointResponse<T> respond(@Nullable T done, boolean stopped) {
		if (done == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		return new WebEndpointResponse<>(done, stopped ? CONFLICT : WebEndpointResponse.STATUS_OK);
	}

}
