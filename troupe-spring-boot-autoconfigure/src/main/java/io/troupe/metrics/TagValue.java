package io.troupe.metrics;

import java.util.Locale;

/**
 * How a constant reads as the value of a tag: {@code BACKING_OFF} as {@code backing-off}.
 */
final class TagValue {

	private TagValue() {
	}

	static String of(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
