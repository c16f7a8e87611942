package io.troupe.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the meters.
 *
 * @param timers Whether to time waiting, processing and asks.
 */
@ConfigurationProperties("troupe.metrics")
record TroupeMetricsProperties(@DefaultValue("true") boolean timers) {

}
