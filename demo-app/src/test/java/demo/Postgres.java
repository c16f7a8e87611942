package demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server on a port of its own, empty.
 */
public final class Postgres implements AutoCloseable {

	private static final String PROGRAMS = "/postgres-linux-x86_64.txz";

	private final EmbeddedPostgres server;

	private Postgres(EmbeddedPostgres server) {
		this.server = server;
	}

	/**
	 * Starts a server, or has the test skipped where there are no programs to start.
	 * @return the server
	 * @throws IOException if it does not start
	 */
	public static Postgres start() throws IOException {
		String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
		Assumptions.assumeTrue(platform.toLowerCase(Locale.ROOT).equals("linux amd64"),
				() -> "The build has PostgreSQL for Linux on amd64 only, and this is " + platform);
		try (InputStream programs = Postgres.class.getResourceAsStream(PROGRAMS)) {
			Assumptions.assumeTrue(programs != null, "PostgreSQL is not on the class path");
		}
		return new Postgres(EmbeddedPostgres.start());
	}

	public DataSource database() {
		return this.server.getPostgresDatabase();
	}

	public String url() {
		return this.server.getJdbcUrl("postgres", "postgres");
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
