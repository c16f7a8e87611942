package io.troupe.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of what a web application answers when an actor cannot.
 *
 * @param retryAfter Time after which clients are asked to try again when an actor has too
 * much to do or has stopped. Sent in whole seconds, rounded up.
 */
@ConfigurationProperties("troupe.web")
record TroupeWebProperties(@DefaultValue("1s") Duration retryAfter) {

}
