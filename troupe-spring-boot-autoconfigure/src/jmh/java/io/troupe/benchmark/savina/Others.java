package io.troupe.benchmark.savina;

import java.util.List;

/** Tells an actor once, before it has to do anything, whom it can send to. */
record Others(List<?> addresses) {

	@SuppressWarnings("unchecked")
	<A> List<A> known() {
		return (List<A>) this.addresses;
	}

}
