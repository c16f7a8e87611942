package io.troupe.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What signals do to an application that closes: a process of its own, and the signals of
 * the operating system.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(180)
class SecondSignalTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** Far longer than any test waits: who ends before has not used it up. */
	private static final String PHASE = "--spring.lifecycle.timeout-per-shutdown-phase=10m";

	/** Exit code of a process that was ended by a TERM signal. */
	private static final int TERMINATED = 128 + 15;

	@TempDir
	private Path folder;

	@Test
	void secondSignalEndsADrainThatWouldNotEnd() throws Exception {
		Process process = start(PHASE);
		try {
			awaitLog(process, SignalledApplication.AT_WORK);
			terminate(process);
			awaitLog(process, "Actors drain, within 540000 ms");

			awaitTheEndOfTheEcho();
			assertThat(process.isAlive()).isTrue();
			terminate(process);

			assertThat(exitCode(process)).isEqualTo(TERMINATED);
			assertThat(log()).contains("Got another signal (TERM) while closing")
				.contains("0 messages processed, 2 left. Not completely",
						"actors that did not end: 1. It was cut short")
				.contains("Actor slow: drained 0, left 2, 1 did not end");
		}
		finally {
			process.destroyForcibly();
		}
	}

	@Test
	void signalThatIsDeliveredTwiceCountsOnce() throws Exception {
		Process process = start(SignalledApplication.ECHO, PHASE);
		try {
			awaitLog(process, SignalledApplication.AT_WORK);
			terminate(process);
			awaitLog(process, "Actors drain, within ");
			awaitTheEndOfTheEcho();
			endTheWork();

			assertThat(exitCode(process)).isEqualTo(TERMINATED);
			assertThat(log()).doesNotContain("Got another signal")
				.contains(SignalledApplication.ECHO_SENT, "3 messages processed, 0 left",
						"Actor slow: drained 3, left 0");
		}
		finally {
			process.destroyForcibly();
		}
	}

	@Test
	void firstSignalAfterAnotherEndHasBegunEndsNothing() throws Exception {
		Process process = start(SignalledApplication.CLOSE, PHASE);
		try {
			awaitLog(process, "Actors drain, within ");
			awaitTheEndOfTheEcho();
			terminate(process);
			awaitTheEndOfTheEcho();
			endTheWork();

			assertThat(exitCode(process)).isEqualTo(TERMINATED);
			assertThat(log()).doesNotContain("Got another signal").contains("3 messages processed, 0 left");
		}
		finally {
			process.destroyForcibly();
		}
	}

	@Test
	void secondSignalAfterAnotherEndHasBegunEndsTheDrain() throws Exception {
		Process process = start(SignalledApplication.CLOSE, PHASE);
		try {
			awaitLog(process, "Actors drain, within ");
			terminate(process);
			awaitTheEndOfTheEcho();

			assertThat(exitCodeOfWhatIsTerminatedAgainAndAgain(process)).isEqualTo(TERMINATED);
			assertThat(log()).contains("Got another signal (TERM) while closing");
		}
		finally {
			process.destroyForcibly();
		}
	}

	@Test
	void secondSignalIsLeftToTheJvmIfTheApplicationSaysSo() throws Exception {
		Process process = start(PHASE, "--troupe.shutdown.second-signal=false");
		try {
			awaitLog(process, SignalledApplication.AT_WORK);
			terminate(process);
			awaitLog(process, "Actors drain, within ");
			awaitTheEndOfTheEcho();
			terminate(process);
			awaitTheEndOfTheEcho();
			endTheWork();

			assertThat(exitCode(process)).isEqualTo(TERMINATED);
			assertThat(log()).doesNotContain("Got another signal").contains("3 messages processed, 0 left");
		}
		finally {
			process.destroyForcibly();
		}
	}

	@Test
	void handlerThatNeverReturnsCostsTheBudgetAndNoMore() throws Exception {
		Process process = start("--troupe.shutdown.drain-timeout=1s");
		try {
			awaitLog(process, SignalledApplication.AT_WORK);
			terminate(process);

			assertThat(exitCode(process)).isEqualTo(TERMINATED);
			assertThat(log()).contains("actors that did not end: 1. The budget was 1000 ms")
				.contains("Actor slow: drained 0, left 2, 1 did not end");
		}
		finally {
			process.destroyForcibly();
		}
	}

	private Process start(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
						"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
						SignalledApplication.class.getName(), endOfWork().toString()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("--spring.main.web-application-type=none", "--spring.main.keep-alive=true"));
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile()).start();
	}

	private Path output() {
		return this.folder.resolve("output.txt");
	}

	private Path endOfWork() {
		return this.folder.resolve("end-of-work");
	}

	/** Lets the actor be done with its first message, which it never is without. */
	private void endTheWork() throws IOException {
		Files.createFile(endOfWork());
	}

	private String log() throws IOException {
		return Files.readString(output());
	}

	private void awaitLog(Process process, String text) {
		await().atMost(PATIENCE).until(() -> {
			assertThat(process.isAlive()).as(log()).isTrue();
			return log().contains(text);
		});
	}

	private static void terminate(Process process) {
		assertThat(SignalledApplication.terminate(process.pid())).isZero();
	}

	/** A signal within a second is taken for the first one. */
	private static void awaitTheEndOfTheEcho() {
		await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
	}

	/** The signal before may have been heard late, and the next be taken for its echo. */
	private static int exitCodeOfWhatIsTerminatedAgainAndAgain(Process process) throws Exception {
		long begin = System.nanoTime();
		do {
			SignalledApplication.terminate(process.pid());
		}
		while (!process.waitFor(1_500, TimeUnit.MILLISECONDS) && System.nanoTime() - begin < PATIENCE.toNanos());
		return exitCode(process);
	}

	private static int exitCode(Process process) throws InterruptedException {
		assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		return process.exitValue();
	}

}
