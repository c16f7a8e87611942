package io.troupe.autoconfigure;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.spring.TroupeActor;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application whose one actor takes long: for its first message a given time, or for
 * ever, and no time for the next two. Run by {@link SecondSignalTests} as a process.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SignalledApplication {

	/** Printed once the actor is at its first message. */
	static final String AT_WORK = "actor is at work";

	static final String FOR_EVER = "-1";

	/** Has the application close its context by itself. */
	static final String CLOSE = "close";

	@Bean
	@TroupeActor(blocking = true)
	SinkActor<Long> slow() {
		return (millis, context) -> {
			if (millis != 0) {
				log(AT_WORK);
				work(millis);
			}
		};
	}

	/** Does not listen to interrupts. */
	private static void work(long millis) {
		long begin = System.nanoTime();
		while (millis < 0 || System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(millis)) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
			Thread.interrupted();
		}
	}

	@Bean
	CommandLineRunner work(SinkHandle<Long> slow, ConfigurableApplicationContext context) {
		return (arguments) -> {
			slow.send(Long.parseLong(arguments[0]));
			slow.send(0L);
			slow.send(0L);
			if (arguments[1].equals(CLOSE)) {
				new Thread(context::close).start();
			}
		};
	}

	private static void log(String text) {
		LogFactory.getLog(SignalledApplication.class).info(text);
	}

	public static void main(String[] arguments) {
		SpringApplication.run(SignalledApplication.class, arguments);
	}

}
