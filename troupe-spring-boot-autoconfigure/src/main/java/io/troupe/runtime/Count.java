package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** A count with one writer at a time and any number of readers. */
final class Count {

	private final AtomicLong value = new AtomicLong();

	void add(long more) {
		this.value.setRelease(this.value.getPlain() + more);
	}

	long get() {
		return this.value.get();
	}

}
