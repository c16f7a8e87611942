package demo.prices;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Made-up prices: each maker's index wanders about its guide price, and is drawn back the
 * more the further it has strayed. For one thread.
 */
final class Market {

	private static final double PAR = 100;

	private static final double STEP = 2.5;

	private static final double PULL = 0.05;

	private final List<String> makers;

	private final InstantSource clock;

	private final Random random;

	private final Map<String, Double> indices = new HashMap<>();

	/**
	 * Makes a market.
	 * @param makers whose cars are traded, not empty
	 * @param seed decides on the prices
	 * @param clock tells when they were made
	 */
	Market(List<String> makers, long seed, InstantSource clock) {
		this.makers = List.copyOf(makers);
		this.random = new Random(seed);
		this.clock = clock;
	}

	Quote next() {
		String maker = this.makers.get(this.random.nextInt(this.makers.size()));
		double before = this.indices.getOrDefault(maker, PAR);
		double after = before + PULL * (PAR - before) + STEP * this.random.nextGaussian();
		double rounded = Math.max(1, Math.round(after * 10) / 10.0);
		this.indices.put(maker, rounded);
		return new Quote(maker, rounded, this.clock.instant());
	}

}
