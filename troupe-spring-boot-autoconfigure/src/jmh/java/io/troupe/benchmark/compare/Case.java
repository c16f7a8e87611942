package io.troupe.benchmark.compare;

import java.util.List;

/**
 * A benchmark with a parameter that names the peer.
 *
 * @param name what results and plots call it
 * @param method the full name of the benchmark method
 * @param peers those that can play it
 */
record Case(String name, String method, List<String> peers) {

	Case {
		peers = List.copyOf(peers);
	}

	/** The class of the benchmark. */
	Class<?> type() {
		String type = this.method.substring(0, this.method.lastIndexOf('.'));
		try {
			return Class.forName(type);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException("There is no benchmark " + type, ex);
		}
	}

}
