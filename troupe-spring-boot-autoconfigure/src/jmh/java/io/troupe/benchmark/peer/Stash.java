package io.troupe.benchmark.peer;

import java.util.ArrayDeque;
import java.util.Queue;

/** The stash of an actor whose peer has none, as a user would write it. */
final class Stash {

	private final Queue<Object> messages = new ArrayDeque<>();

	void add(Object message) {
		this.messages.add(message);
	}

	/** Plays all that is stashed, but not what that stashes again. */
	<A> void unstash(Script<A> script, Inside<A> inside) throws Exception {
		for (int i = this.messages.size(); i > 0; i--) {
			script.receive(this.messages.remove(), inside);
		}
	}

}
