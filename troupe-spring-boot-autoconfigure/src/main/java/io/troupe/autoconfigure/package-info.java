/**
 * Sets Troupe up in a Spring Boot application: auto-configurations, properties and
 * failure analyses. Wires, and decides nothing. What the properties under {@code troupe}
 * do not cover, a {@link io.troupe.autoconfigure.TroupeCustomizer} does.
 */
@NullMarked
package io.troupe.autoconfigure;

import org.jspecify.annotations.NullMarked;
