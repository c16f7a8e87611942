package demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The house as a process of its own, on ports of its own, reachable from this machine
 * only. Closing it leaves no process behind, whatever has become of it.
 */
final class DemoProcess implements AutoCloseable {

	/** What signal 15 leaves as exit code. */
	static final int TERMINATED = 128 + 15;

	/** What signal 9 leaves as exit code. */
	static final int KILLED = 128 + 9;

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final Process process;

	private final Path log;

	private DemoProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/**
	 * Starts the house.
	 * @param database where its books are
	 * @param log the file to write to
	 * @param arguments what else to tell it
	 * @return the process, which has only just begun
	 * @throws IOException if it does not start
	 */
	static DemoProcess start(Postgres database, Path log, String... arguments) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp",
				System.getProperty("java.class.path"), DemoApplication.class.getName(), "--server.port=0",
				"--server.address=127.0.0.1", "--demo.prices.port=0", "--spring.profiles.active=postgres"));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("DEMO_DATABASE_URL", database.url());
		builder.environment().put("DEMO_DATABASE_USER", "postgres");
		return new DemoProcess(builder.start(), log);
	}

	int awaitPort() {
		return await().atMost(PATIENCE).until(() -> {
			Matcher started = PORT.matcher(log());
			return started.find() ? Integer.parseInt(started.group(1)) : 0;
		}, (port) -> port > 0);
	}

	void awaitLog(String text) {
		await().atMost(PATIENCE).until(() -> log().contains(text));
	}

	String log() throws IOException {
		String text = Files.readString(this.log);
		if (!this.process.isAlive() && !text.contains("drained")) {
			throw new AssertionError("The house has ended without a word:\n" + text);
		}
		return text;
	}

	/** Sends {@code TERM}. */
	void terminate() throws Exception {
		Process kill = new ProcessBuilder("kill", "-TERM", Long.toString(this.process.pid())).start();
		assertThat(kill.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(kill.exitValue()).isZero();
	}

	/** Sends {@code KILL}, which no process can do anything about. */
	void kill() {
		this.process.destroyForcibly();
	}

	int awaitExit(Duration atMost) throws InterruptedException {
		assertThat(this.process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS))
			.as("the house has ended within %s", atMost)
			.isTrue();
		return this.process.exitValue();
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
	}

}
