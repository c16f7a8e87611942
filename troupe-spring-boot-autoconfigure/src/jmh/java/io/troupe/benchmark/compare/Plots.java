package io.troupe.benchmark.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the results of a comparison as bars, and what grows as curves. */
@Command(name = "plots",
		description = "Draws results.csv as bars, and each other CSV file with the columns x, y and series as curves.")
public final class Plots implements Callable<Integer> {

	private static final Map<String, Group> GROUPS = new LinkedHashMap<>();

	static {
		GROUPS.put("messages", new Group("Messages", List.of("PingPong", "FourPairs", "ThreadRing", "CountingActor",
				"CountingThread", "FanIn", "ForkJoinThroughput", "Big")));
		GROUPS.put("programs", new Group("Actors that come, go, wait and meet",
				List.of("ForkJoinCreate", "Chameneos", "BankTransaction", "Philosophers")));
		GROUPS.put("asks", new Group("Asks, and actors that block",
				List.of("AskSequential", "AskPipelined", "Blocking", "Stall")));
	}

	@Parameters(paramLabel = "DIR", description = "The folder with the results.")
	private Path folder;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this.")
	private boolean help;

	public static void main(String[] args) {
		System.exit(new CommandLine(new Plots()).execute(args));
	}

	@Override
	public Integer call() throws IOException {
		draw(this.folder);
		return 0;
	}

	static void draw(Path folder) throws IOException {
		ResultFile results = new ResultFile(folder);
		if (results.exists()) {
			List<Standing> standings = Standing.of(results.rows());
			for (int jdk : standings.stream().map(Standing::jdk).distinct().toList()) {
				bars(folder, jdk, standings.stream().filter((standing) -> standing.jdk() == jdk).toList());
			}
		}
		Curves.drawAll(folder);
	}

	private static void bars(Path folder, int jdk, List<Standing> standings) throws IOException {
		List<Standing> further = new ArrayList<>(standings);
		for (Map.Entry<String, Group> entry : GROUPS.entrySet()) {
			List<Standing> members = entry.getValue().of(standings);
			further.removeAll(members);
			Bars.draw(entry.getValue().title(), jdk, members, folder.resolve(entry.getKey() + "-jdk" + jdk + ".svg"));
		}
		Bars.draw("Further cases", jdk, further, folder.resolve("further-jdk" + jdk + ".svg"));
	}

	/** Cases that share a plot, in the order in which they stand there. */
	private record Group(String title, List<String> cases) {

		List<Standing> of(List<Standing> standings) {
			return this.cases.stream()
				.flatMap((name) -> standings.stream().filter((standing) -> standing.title().equals(name)))
				.toList();
		}

	}

}
