package io.troupe.runtime;

import java.util.List;

/**
 * A random program: the actors that are there at the beginning, and what is done from
 * outside, one after the other or by several threads.
 *
 * @param throughput messages that an actor takes in one turn
 * @param roles the actors, and what later ones are made like
 * @param acts what to do
 */
record Program(int throughput, List<Role> roles, List<Act> acts) {

	/** How many acts there are, those inside of messages included. */
	int size() {
		return size(this.acts);
	}

	private static int size(List<Act> acts) {
		int size = acts.size();
		for (Act act : acts) {
			size += size(act.acts());
		}
		return size;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("throughput " + this.throughput);
		for (int i = 0; i < this.roles.size(); i++) {
			text.append("\n  a").append(i).append(": ").append(this.roles.get(i));
		}
		this.acts.forEach((act) -> text.append("\n  ").append(act));
		return text.toString();
	}

}
