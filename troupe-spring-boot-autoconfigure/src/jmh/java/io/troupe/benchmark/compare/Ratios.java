package io.troupe.benchmark.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes how Troupe stands beside each peer, as tables. */
@Command(name = "ratios", description = "Writes ratios.md beside the results of a comparison, and prints it.")
public final class Ratios implements Callable<Integer> {

	private static final List<String> PEKKOS = List.of(Lineup.PEKKO, Lineup.PEKKO_TUNED);

	@Parameters(paramLabel = "DIR", description = "The folder with the results.")
	private Path folder;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this.")
	private boolean help;

	public static void main(String[] args) {
		System.exit(new CommandLine(new Ratios()).execute(args));
	}

	@Override
	public Integer call() throws IOException {
		write(this.folder);
		return 0;
	}

	static void write(Path folder) throws IOException {
		ResultFile results = new ResultFile(folder);
		List<Row> rows = results.rows();
		List<String> lines = new ArrayList<>();
		results.comments().forEach((comment) -> lines.add("- " + comment));
		List<Standing> standings = Standing.of(rows);
		standings.stream().map(Standing::jdk).distinct().sorted().forEach((jdk) -> {
			lines.add("");
			lines.add("## JDK " + rows.stream()
				.filter((row) -> row.jdk() == jdk && !row.isFailed())
				.map(Row::java)
				.distinct()
				.reduce((one, other) -> one + ", " + other)
				.orElseThrow());
			lines.addAll(tables(standings.stream().filter((standing) -> standing.jdk() == jdk).toList()));
		});
		failures(rows, lines);
		Files.write(folder.resolve("ratios.md"), lines);
		lines.forEach(System.out::println);
	}

	private static List<String> tables(List<Standing> standings) {
		List<String> peers = Lineup
			.inOrder(standings.stream().flatMap((standing) -> standing.peers().stream()).toList());
		List<String> others = peers.stream().filter((peer) -> !peer.equals(Lineup.TROUPE)).toList();
		List<String> lines = new ArrayList<>();

		Table ratios = new Table();
		others.forEach((other) -> ratios.column("vs " + other,
				(standing) -> standing.ratio(Lineup.TROUPE, other).map(Ratios::ratio)));
		if (others.containsAll(PEKKOS)) {
			ratios.column("vs the better Pekko",
					(standing) -> standing.ratioToBest(Lineup.TROUPE, PEKKOS).map(Ratios::ratio));
		}
		lines.addAll(
				ratios.lines("Troupe is how many times as fast: median of the rounds (least to greatest)", standings));

		Table speeds = new Table();
		peers.forEach((peer) -> speeds.column(peer,
				(standing) -> standing.speed(peer).map((speed) -> Speed.format(speed.median(), standing.mode()))));
		lines.addAll(speeds.lines("Medians", standings));

		List<Standing> weighed = standings.stream()
			.filter((standing) -> peers.stream().anyMatch((peer) -> standing.bytes(peer).isPresent()))
			.toList();
		if (!weighed.isEmpty()) {
			Table bytes = new Table();
			peers.forEach((peer) -> bytes.column(peer,
					(standing) -> standing.bytes(peer).map((spread) -> Speed.digits(spread.median()))));
			lines.addAll(bytes.lines("Bytes allocated by each operation, medians", weighed));
		}
		return lines;
	}

	private static String ratio(Spread ratio) {
		return "**%s** (%s to %s)".formatted(Speed.digits(ratio.median()), Speed.digits(ratio.min()),
				Speed.digits(ratio.max()));
	}

	private static void failures(List<Row> rows, List<String> lines) {
		List<Row> failed = rows.stream().filter(Row::isFailed).toList();
		if (!failed.isEmpty()) {
			lines.addAll(List.of("", "## Failed", ""));
			failed.forEach((row) -> lines.add("- " + Comparison.describe(row)));
		}
	}

}
