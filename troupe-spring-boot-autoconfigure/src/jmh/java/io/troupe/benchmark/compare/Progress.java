package io.troupe.benchmark.compare;

import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far a comparison is, and how long the rest takes if it goes on as it went. */
final class Progress {

	private final int total;

	private final Map<String, Integer> left = new HashMap<>();

	private final Map<String, DoubleSummaryStatistics> took = new HashMap<>();

	private final DoubleSummaryStatistics all = new DoubleSummaryStatistics();

	Progress(List<Block> blocks) {
		blocks.forEach((block) -> this.left.merge(block.subject().name(), block.peers().size(), Integer::sum));
		this.total = this.left.values().stream().mapToInt(Integer::intValue).sum();
	}

	int total() {
		return this.total;
	}

	void done(Block block, Duration duration) {
		String subject = block.subject().name();
		double seconds = duration.toMillis() / 1e3;
		this.left.merge(subject, -1, Integer::sum);
		this.took.computeIfAbsent(subject, (name) -> new DoubleSummaryStatistics()).accept(seconds);
		this.all.accept(seconds);
	}

	/** Such as {@code [12/240, 00:14:05 left]}. */
	@Override
	public String toString() {
		long seconds = Math.round(secondsLeft());
		return String.format("[%d/%d, %02d:%02d:%02d left]", this.all.getCount(), this.total, seconds / 3600,
				seconds / 60 % 60, seconds % 60);
	}

	private double secondsLeft() {
		double sum = 0;
		for (Map.Entry<String, Integer> entry : this.left.entrySet()) {
			// a case that did not run yet is taken for an average one
			sum += entry.getValue() * this.took.getOrDefault(entry.getKey(), this.all).getAverage();
		}
		return sum;
	}

}
