package io.troupe.benchmark.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs block after block and writes down each result at once. */
final class Comparison {

	private final Forks forks;

	private final ResultFile results;

	Comparison(Forks forks, ResultFile results) {
		this.forks = forks;
		this.results = results;
	}

	/** Runs all blocks, past any failure. */
	void run(List<Block> blocks) throws IOException {
		Progress progress = new Progress(blocks);
		for (Block block : blocks) {
			for (String peer : block.peers()) {
				long started = System.nanoTime();
				List<Row> rows = this.forks.run(block, peer);
				this.results.append(rows);
				progress.done(block, Duration.ofNanos(System.nanoTime() - started));
				rows.forEach((row) -> System.out.println(progress + " " + describe(row)));
			}
		}
	}

	/** Such as {@code round 2 PingPong JDK 17 pekko: 2.86 M/s}. */
	static String describe(Row row) {
		return "round %d %s JDK %d %s: %s".formatted(row.round(), row.title(), row.jdk(), row.peer(), row.figure());
	}

}
