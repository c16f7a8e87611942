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

}
