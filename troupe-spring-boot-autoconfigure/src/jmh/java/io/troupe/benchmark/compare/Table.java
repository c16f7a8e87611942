package io.troupe.benchmark.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table in Markdown with a row for each case; columns without any value are left out.
 */
final class Table {

	private final Map<String, Function<Standing, Optional<String>>> columns = new LinkedHashMap<>();

	void column(String title, Function<Standing, Optional<String>> cell) {
		this.columns.put(title, cell);
	}

	List<String> lines(String heading, List<Standing> standings) {
		Map<String, Function<Standing, Optional<String>>> used = new LinkedHashMap<>(this.columns);
		used.values().removeIf((cell) -> standings.stream().allMatch((standing) -> cell.apply(standing).isEmpty()));
		if (used.isEmpty()) {
			return List.of();
		}
		List<String> lines = new ArrayList<>(List.of("", heading + ":", ""));
		lines.add("| case | " + String.join(" | ", used.keySet()) + " |");
		lines.add("|---".repeat(used.size() + 1) + "|");
		for (Standing standing : standings) {
			StringBuilder line = new StringBuilder("| ").append(standing.title()).append(" |");
			used.values().forEach((cell) -> line.append(' ').append(cell.apply(standing).orElse("")).append(" |"));
			lines.add(line.toString());
		}
		return lines;
	}

}
