package io.troupe.benchmark.compare;

import java.util.List;

/**
 * The runs whose results may be compared: of one case, on one JDK, in one round, right
 * after each other. What was measured at another time of the day met another machine.
 *
 * @param round counts from 1
 * @param subject what is run
 * @param jdk where it runs
 * @param peers who runs it, in this order
 */
record Block(int round, Case subject, Jdk jdk, List<String> peers) {

	boolean contains(Row row) {
		return row.round() == this.round && row.subject().equals(this.subject.name()) && row.jdk() == this.jdk.version()
				&& this.peers.contains(row.peer());
	}

	/** Whether each peer has a result, be it a failure. */
	boolean isDone(List<Row> rows) {
		return rows.stream().filter(this::contains).map(Row::peer).distinct().count() == this.peers.size();
	}

}
