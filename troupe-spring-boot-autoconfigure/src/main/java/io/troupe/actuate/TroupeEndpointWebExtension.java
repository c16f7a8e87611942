package io.troupe.actuate;

import java.util.Objects;

import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * What the endpoint says differently over HTTP: an action on an unknown actor is a 404.
 *
 * @since 0.1.0
 */
@EndpointWebExtension(endpoint = TroupeEndpoint.class)
public final class TroupeEndpointWebExtension {

	private final TroupeEndpoint endpoint;

	/**
	 * Creates the extension of one endpoint.
	 * @param endpoint the endpoint
	 */
	public TroupeEndpointWebExtension(TroupeEndpoint endpoint) {
		this.endpoint = Objects.requireNonNull(endpoint, "'endpoint' must not be null");
	}

	/**
	 * Acts on one actor.
	 * @param name the actor's name
	 * @param action what to do
	 * @return what was done, or status 404 if there is no such living actor
	 */
	@WriteOperation
	public WebEndpointResponse<ActionDescriptor> act(@Selector String name, TroupeEndpoint.Action action) {
		ActionDescriptor done = this.endpoint.act(name, action);
		return (done != null) ? new WebEndpointResponse<>(done)
				: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
