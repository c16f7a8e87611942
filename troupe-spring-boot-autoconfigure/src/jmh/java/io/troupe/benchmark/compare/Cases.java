package io.troupe.benchmark.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Finds the cases on the class path, in the list that JMH's processor wrote. */
final class Cases {

	private static final String PACKAGE = "io.troupe.benchmark.savina.";

	private static final String PEER = "peer";

	private Cases() {
	}

	/** All cases, or those of the given names in the given order. */
	static List<Case> find(Collection<String> names) {
		Map<String, Case> all = all();
		if (names.isEmpty()) {
			return List.copyOf(all.values());
		}
		List<Case> found = new ArrayList<>();
		for (String name : names) {
			if (!all.containsKey(name)) {
				throw new IllegalArgumentException("There is no case '" + name + "'; there are " + all.keySet());
			}
			found.add(all.get(name));
		}
		return found;
	}

	private static Map<String, Case> all() {
		OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
		Map<String, Map<String, List<String>>> classes = new LinkedHashMap<>();
		for (BenchmarkListEntry entry : BenchmarkList.defaultList().getAll(silent, List.of())) {
			if (entry.getUsername().startsWith(PACKAGE) && entry.getParams().hasValue()
					&& entry.getParams().get().containsKey(PEER)) {
				classes.computeIfAbsent(entry.getUserClassQName(), (name) -> new LinkedHashMap<>())
					.put(entry.getUsername(), List.of(entry.getParams().get().get(PEER)));
			}
		}
		Map<String, Case> cases = new LinkedHashMap<>();
		classes.forEach((type, methods) -> methods.forEach((method, peers) -> {
			String name = name(type, (methods.size() > 1) ? method : type);
			cases.put(name, new Case(name, method, peers));
		}));
		return cases;
	}

	// the name without its package, and without the method where the class has only one
	private static String name(String type, String qualified) {
		return qualified.substring(type.lastIndexOf('.') + 1);
	}

}
