package io.troupe.benchmark.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import org.openjdk.jmh.annotations.Mode;

/**
 * How the peers stand to each other in one case on one JDK. Ratios are taken inside a
 * round, and only then is the middle of all rounds looked for: a slow round is slow for
 * all. They are of speeds, so that more than 1 always means faster.
 */
final class Standing {

	private final String title;

	private final int jdk;

	private final Mode mode;

	private final Map<Integer, Map<String, Row>> rounds = new TreeMap<>();

	private Standing(Row first) {
		this.title = first.title();
		this.jdk = first.jdk();
		this.mode = first.mode();
	}

	/**
	 * One for each case and JDK, in the order of the rows; failed rows count for nothing.
	 */
	static List<Standing> of(Collection<Row> rows) {
		Map<String, Standing> standings = new LinkedHashMap<>();
		for (Row row : rows) {
			if (!row.isFailed()) {
				standings.computeIfAbsent(row.title() + "@" + row.jdk(), (key) -> new Standing(row)).add(row);
			}
		}
		return List.copyOf(standings.values());
	}

	private void add(Row row) {
		this.rounds.computeIfAbsent(row.round(), (round) -> new LinkedHashMap<>()).put(row.peer(), row);
	}

	String title() {
		return this.title;
	}

	int jdk() {
		return this.jdk;
	}

	Mode mode() {
		return this.mode;
	}

	Set<String> peers() {
		Set<String> peers = new LinkedHashSet<>();
		this.rounds.values().forEach((round) -> peers.addAll(round.keySet()));
		return peers;
	}

	/** How much faster one is than the other, over the rounds in which both ran. */
	Optional<Spread> ratio(String one, String other) {
		return ratioToBest(one, List.of(other));
	}

	/**
	 * How much faster one is than the best of the others, over the rounds all of them
	 * ran.
	 */
	Optional<Spread> ratioToBest(String one, List<String> others) {
		List<Double> ratios = new ArrayList<>();
		for (Map<String, Row> round : this.rounds.values()) {
			if (round.containsKey(one) && round.keySet().containsAll(others)) {
				double best = others.stream().mapToDouble((other) -> round.get(other).speed()).max().orElseThrow();
				ratios.add(round.get(one).speed() / best);
			}
		}
		return Spread.of(ratios);
	}

	/** Operations a second. */
	Optional<Spread> speed(String peer) {
		return values(peer, Row::speed);
	}

	/** Bytes that an operation allocates, if that was measured. */
	Optional<Spread> bytes(String peer) {
		return values(peer, Row::bytes);
	}

	private Optional<Spread> values(String peer, ToDoubleFunction<Row> value) {
		return Spread.of(this.rounds.values()
			.stream()
			.filter((round) -> round.containsKey(peer))
			.map((round) -> value.applyAsDouble(round.get(peer)))
			.filter((number) -> !Double.isNaN(number))
			.toList());
	}

}
