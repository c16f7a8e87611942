package io.troupe.autoconfigure;

import io.troupe.runtime.LocalTroupeBuilder;

/**
 * Changes the engine before it is built, after the properties have been applied: needed
 * for what no property covers. Declare one as a bean; several are called in their order.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TroupeCustomizer {

	/**
	 * Changes the engine to be built.
	 * @param builder the builder
	 */
	void customize(LocalTroupeBuilder builder);

}
