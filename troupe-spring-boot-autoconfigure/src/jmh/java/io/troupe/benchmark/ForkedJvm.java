package io.troupe.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A fresh JVM of this one's version and class path: needed for what a used one would not
 * show. For use by one thread.
 */
public final class ForkedJvm {

	private static final long MINUTES = 30;

	private final Class<?> main;

	private final List<String> options = new ArrayList<>();

	private String classPath = System.getProperty("java.class.path");

	public ForkedJvm(Class<?> main) {
		this.main = main;
	}

	public ForkedJvm options(String... options) {
		this.options.addAll(List.of(options));
		return this;
	}

	public ForkedJvm alsoOnClassPath(Path entry) {
		this.classPath += File.pathSeparator + entry;
		return this;
	}

	/**
	 * Runs the main class to its end, which has to be a good one.
	 * @param arguments what the main class gets
	 * @return the lines it printed
	 */
	public List<String> run(String... arguments) throws IOException, InterruptedException {
		List<String> lines = new ArrayList<>();
		run(lines::add, arguments);
		return lines;
	}

	/**
	 * Runs the main class to its end, which has to be a good one.
	 * @param listener gets each line that it prints, at once
	 * @param arguments what the main class gets
	 */
	public void run(Consumer<String> listener, String... arguments) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command(arguments)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		Executor afterTheLimit = CompletableFuture.delayedExecutor(MINUTES, TimeUnit.MINUTES);
		afterTheLimit.execute(process::destroyForcibly);
		try (BufferedReader reader = process.inputReader()) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				listener.accept(line);
			}
		}
		catch (IOException | RuntimeException ex) {
			process.destroyForcibly();
			throw ex;
		}
		int status = process.waitFor();
		if (status != 0) {
			throw new IllegalStateException(
					this.main.getSimpleName() + " " + String.join(" ", arguments) + " ended with status " + status);
		}
	}

	private List<String> command(String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(this.options);
		command.addAll(List.of("-cp", this.classPath, this.main.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

}
