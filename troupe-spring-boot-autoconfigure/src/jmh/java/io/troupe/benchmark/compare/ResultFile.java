package io.troupe.benchmark.compare;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.Mode;

/**
 * The results as they come in, one line each, written at once: an interrupted comparison
 * keeps what it has. Lines with a hash tell what it was measured on.
 */
final class ResultFile {

	private static final String NAME = "results.csv";

	private static final String COMMENT = "# ";

	private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
		.setHeader("round", "case", "jdk", "peer", "params", "mode", "score", "unit", "bytes", "java", "failure")
		.setSkipHeaderRecord(true)
		.setCommentMarker('#')
		.setRecordSeparator('\n')
		.get();

	private final Path path;

	ResultFile(Path folder) {
		this.path = folder.resolve(NAME);
	}

	boolean exists() {
		return Files.exists(this.path);
	}

	/** Begins an empty file. */
	void create(List<String> comments) throws IOException {
		Files.createDirectories(this.path.getParent());
		write(this.path, comments, List.of());
	}

	void append(List<Row> rows) throws IOException {
		try (Writer writer = Files.newBufferedWriter(this.path, StandardOpenOption.APPEND)) {
			print(writer, rows);
		}
	}

	List<String> comments() throws IOException {
		return Files.readAllLines(this.path)
			.stream()
			.filter((line) -> line.startsWith(COMMENT))
			.map((line) -> line.substring(COMMENT.length()))
			.toList();
	}

	List<Row> rows() throws IOException {
		try (CSVParser parser = CSVParser.parse(this.path, StandardCharsets.UTF_8, FORMAT)) {
			return parser.stream().map(ResultFile::row).toList();
		}
	}

	/**
	 * Drops the rows of interrupted blocks; the file is whole at any time.
	 * @param blocks all that is planned
	 * @param furtherComments what is to be known of the rows to come
	 * @return the blocks that are still to run
	 */
	List<Block> resume(List<Block> blocks, List<String> furtherComments) throws IOException {
		List<Row> rows = rows();
		List<Block> left = blocks.stream().filter((block) -> !block.isDone(rows)).toList();
		List<Row> kept = rows.stream()
			.filter((row) -> left.stream().noneMatch((block) -> block.contains(row)))
			.toList();
		List<String> comments = new ArrayList<>(comments());
		comments.addAll(furtherComments);
		Path fresh = this.path.resolveSibling(NAME + ".new");
		write(fresh, comments, kept);
		Files.move(fresh, this.path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		return left;
	}

	private static void write(Path path, List<String> comments, List<Row> rows) throws IOException {
		try (Writer writer = Files.newBufferedWriter(path)) {
			for (String comment : comments) {
				writer.write(COMMENT + comment + "\n");
			}
			writer.write(String.join(",", FORMAT.getHeader()) + "\n");
			print(writer, rows);
		}
	}

	private static void print(Writer writer, List<Row> rows) throws IOException {
		CSVPrinter printer = new CSVPrinter(writer, FORMAT);
		for (Row row : rows) {
			printer.printRecord(row.round(), row.subject(), row.jdk(), row.peer(), row.params(),
					row.mode().shortLabel(), number(row.score()), row.unit(), number(row.bytes()), row.java(),
					row.failure());
		}
		printer.flush();
	}

	private static Object number(double value) {
		return Double.isNaN(value) ? "" : value;
	}

	private static Row row(CSVRecord line) {
		return new Row(Integer.parseInt(line.get("round")), line.get("case"), Integer.parseInt(line.get("jdk")),
				line.get("peer"), line.get("params"), Mode.deepValueOf(line.get("mode")), number(line.get("score")),
				line.get("unit"), number(line.get("bytes")), line.get("java"), line.get("failure"));
	}

	private static double number(String cell) {
		return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
	}

}
