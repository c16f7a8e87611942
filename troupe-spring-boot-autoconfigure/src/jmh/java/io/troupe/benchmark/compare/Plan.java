package io.troupe.benchmark.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Who runs what and when: round by round, so that a slow hour of the machine hits all
 * alike. The order of the peers is shuffled by case and turned by one in each round: none
 * is always the first.
 */
final class Plan {

	private final List<String> peers;

	private final long seed;

	private final List<Block> blocks = new ArrayList<>();

	/**
	 * Plans a comparison.
	 * @param cases what is run
	 * @param jdks where it runs
	 * @param peers who runs it, "all" for whoever can; if empty, those that the case
	 * names
	 * @param rounds how often
	 * @param seed of the order of the peers
	 */
	Plan(List<Case> cases, List<Jdk> jdks, List<String> peers, int rounds, long seed) {
		this.peers = List.copyOf(peers);
		this.seed = seed;
		for (int round = 1; round <= rounds; round++) {
			for (Case subject : cases) {
				for (Jdk jdk : jdks) {
					this.blocks.add(new Block(round, subject, jdk, order(subject, jdk, round)));
				}
			}
		}
		this.blocks.removeIf((block) -> block.peers().isEmpty());
	}

	private List<String> order(Case subject, Jdk jdk, int round) {
		List<String> order = new ArrayList<>(Lineup.of(subject, jdk, this.peers));
		Collections.shuffle(order, new Random(this.seed + subject.name().hashCode()));
		Collections.rotate(order, round);
		return List.copyOf(order);
	}

	List<Block> blocks() {
		return List.copyOf(this.blocks);
	}

}
