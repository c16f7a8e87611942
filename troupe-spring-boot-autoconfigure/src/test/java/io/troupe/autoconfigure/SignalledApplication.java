package io.troupe.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.troupe.AtStop;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.spring.TroupeActor;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application whose one actor is at its first message until there is a given file, and
 * takes no time for the next two. Run by {@link SecondSignalTests} as a process.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SignalledApplication {

	/** Printed once the actor is at its first message. */
	static final String AT_WORK = "actor is at work";

	/** Has the application close its context by itself, and then live on. */
	static final String CLOSE = "close";

	/** Has the application send itself a TERM signal as soon as it begins to stop. */
	static final String ECHO = "echo";

	/** Printed once it has. */
	static final String ECHO_SENT = "echo is sent";

	@Bean
	@TroupeActor(blocking = true)
	SinkActor<String> slow() {
		return (file, context) -> {
			if (!file.isEmpty()) {
				log(AT_WORK);
				workUntilThereIs(Path.of(file));
			}
		};
	}

	/** Does not listen to interrupts. */
	private static void workUntilThereIs(Path file) {
		while (Files.notExists(file)) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
			Thread.interrupted();
		}
	}

	@Bean
	CommandLineRunner work(SinkHandle<String> slow, ConfigurableApplicationContext context) {
		return (arguments) -> {
			slow.send(arguments[0]);
			slow.send("");
			slow.send("");
			if (arguments[1].equals(CLOSE)) {
				new Thread(() -> closeAndStay(context)).start();
			}
		};
	}

	private static void closeAndStay(ConfigurableApplicationContext context) {
		context.close();
		while (true) {
			LockSupport.park();
		}
	}

	/** Stops first of all, when the context has told that it closes. */
	@Bean
	AtStop echo(ApplicationArguments arguments) {
		return new AtStop(SmartLifecycle.DEFAULT_PHASE, () -> {
			if (arguments.getNonOptionArgs().contains(ECHO) && terminate(ProcessHandle.current().pid()) == 0) {
				log(ECHO_SENT);
			}
		});
	}

	/**
	 * Sends TERM, which {@code Process.destroy} does not promise to do twice.
	 * @param pid the process
	 * @return zero if it was there to get it
	 */
	static int terminate(long pid) {
		try {
			return new ProcessBuilder("kill", "-TERM", Long.toString(pid)).start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void log(String text) {
		LogFactory.getLog(SignalledApplication.class).info(text);
	}

	public static void main(String[] arguments) {
		SpringApplication.run(SignalledApplication.class, arguments);
	}

}
