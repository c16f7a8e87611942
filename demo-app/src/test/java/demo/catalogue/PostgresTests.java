package demo.catalogue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import demo.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresTests {

	private static final int ROWS = 1_000_000;

	private static final long PATIENCE_SECONDS = 180;

	private static Postgres postgres;

	@TempDir
	private Path folder;

	@BeforeAll
	static void startTheServer() throws Exception {
		postgres = Postgres.start();
		new ResourceDatabasePopulator(new ClassPathResource("schema.sql")).execute(postgres.database());
		new JdbcTemplate(postgres.database()).execute("CREATE TABLE measure AS "
				+ "SELECT n, repeat('x', 100) AS padding FROM generate_series(1, " + ROWS + ") AS n");
	}

	@AfterAll
	static void stopTheServer() throws Exception {
		if (postgres != null) {
			postgres.close();
		}
	}

	@Test
	void catalogueIsTheSameOnPostgres() throws Exception {
		CarTable cars = CatalogueContract.load(postgres.database());

		CatalogueContract.assertComplete(new JdbcCatalogue(postgres.database()));
		assertThat(cars.makers()).contains("Citroën", "Ford", "Toyota").isSorted().doesNotHaveDuplicates();
	}

	@Test
	void millionRowsGoThroughSmallMemoryCompleteAndInOrder() throws Exception {
		Outcome outcome = count(1000);

		assertThat(outcome.output()).contains("rows=1000000 sum=500000500000 out of order=0");
		assertThat(outcome.exitCode()).isZero();
	}

	@Test
	void withoutACursorTheyDoNot() throws Exception {
		Outcome outcome = count(0);

		assertThat(outcome.output()).contains("OutOfMemoryError");
		assertThat(outcome.exitCode()).isNotZero();
	}

	/** Counts the rows in a virtual machine of 64 MB. */
	private Outcome count(int fetchSize) throws Exception {
		File output = this.folder.resolve("output.txt").toFile();
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx64m", "-cp", System.getProperty("java.class.path"), RowCount.class.getName(), postgres.url(),
				Integer.toString(fetchSize))
			.redirectErrorStream(true)
			.redirectOutput(output)
			.start();
		try {
			assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
			return new Outcome(process.exitValue(), Files.readString(output.toPath()));
		}
		finally {
			process.destroyForcibly();
		}
	}

	private record Outcome(int exitCode, String output) {

	}

}
