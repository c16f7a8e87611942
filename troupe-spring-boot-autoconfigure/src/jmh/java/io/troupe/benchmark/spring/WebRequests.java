package io.troupe.benchmark.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Measures a request through Tomcat and a controller that asks an actor, beside one that
 * calls a synchronized bean and one that calls an asynchronous bean: in one application,
 * in turn, with clients in the same JVM.
 */
public final class WebRequests {

	private static final String BASE = "/synchronized";

	private final Map<String, List<Load.Outcome>> outcomes = new LinkedHashMap<>();

	private final Map<String, Long> answered = new LinkedHashMap<>();

	private final int port;

	private final int clients;

	private final int seconds;

	private final int warmUp;

	private final int rounds;

	private WebRequests(Environment environment) {
		this.port = environment.getRequiredProperty("local.server.port", Integer.class);
		this.clients = environment.getProperty("clients", Integer.class, 16);
		this.seconds = environment.getProperty("seconds", Integer.class, 5);
		this.warmUp = environment.getProperty("warm-up", Integer.class, 20);
		this.rounds = environment.getProperty("rounds", Integer.class, 7);
		for (String path : List.of(BASE, "/actor", "/async")) {
			this.outcomes.put(path, new ArrayList<>());
			this.answered.put(path, 0L);
		}
	}

	private void measure() throws Exception {
		for (String path : this.outcomes.keySet()) {
			load(path, this.warmUp);
		}
		for (int round = 0; round < this.rounds; round++) {
			for (Map.Entry<String, List<Load.Outcome>> entry : this.outcomes.entrySet()) {
				entry.getValue().add(load(entry.getKey(), this.seconds));
			}
			System.out.println("round " + (round + 1) + " of " + this.rounds);
		}
		for (String path : this.outcomes.keySet()) {
			check(path);
		}
	}

	private Load.Outcome load(String path, int seconds) throws Exception {
		Load.Outcome outcome = new Load(this.port, path, this.clients).run(seconds);
		this.answered.merge(path, outcome.requests(), Long::sum);
		return outcome;
	}

	private void check(String path) throws Exception {
		try (KeepAliveClient client = new KeepAliveClient(this.port, path)) {
			long counted = Long.parseLong(client.get());
			if (counted != this.answered.get(path) + 1) {
				throw new IllegalStateException(
						path + " has counted " + counted + " requests instead of " + (this.answered.get(path) + 1));
			}
		}
	}

	private void print() {
		System.out.println(this.clients + " clients; medians, ratios to " + BASE + " in the same round");
		System.out.printf("%14s %12s %10s %10s %8s %16s%n", "", "requests/s", "p50 us", "p99 us", "ratio",
				"least to most");
		this.outcomes.forEach((path, rounds) -> {
			double[] ratios = IntStream.range(0, this.rounds)
				.mapToDouble((round) -> rounds.get(round).perSecond() / this.outcomes.get(BASE).get(round).perSecond())
				.sorted()
				.toArray();
			System.out.printf(Locale.ROOT, "%14s %12.0f %10.0f %10.0f %8.2f %8.2f to %4.2f%n", path,
					median(rounds, Load.Outcome::perSecond), median(rounds, Load.Outcome::medianMicros),
					median(rounds, Load.Outcome::slowMicros), ratios[ratios.length / 2], ratios[0],
					ratios[ratios.length - 1]);
		});
	}

	private static double median(List<Load.Outcome> rounds, ToDoubleFunction<Load.Outcome> figure) {
		return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
	}

	/**
	 * Prints a table.
	 * @param args {@code --clients=16}, {@code --seconds=5} for each turn,
	 * {@code --rounds=7}, {@code --warm-up=20} seconds for each path, and properties of
	 * the application
	 */
	public static void main(String[] args) throws Exception {
		SpringApplication application = new SpringApplication(CounterApplication.class);
		application.setDefaultProperties(Map.of("server.port", "0", "server.address", "127.0.0.1",
				"server.tomcat.max-keep-alive-requests", "-1", "logging.level.root", "warn"));
		try (ConfigurableApplicationContext context = application.run(args)) {
			WebRequests requests = new WebRequests(context.getEnvironment());
			requests.measure();
			requests.print();
		}
	}

}
