package io.troupe.actuate;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * An operator's action that was accepted.
 *
 * @param name the actor's name
 * @param action what was asked for: {@code suspend}, {@code resume} or {@code restart}
 * @since 0.1.0
 */
public record ActionDescriptor(String name, String action) implements OperationResponseBody {

}
