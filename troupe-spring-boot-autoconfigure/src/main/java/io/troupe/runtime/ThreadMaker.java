package io.troupe.runtime;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Names the engine's threads and gives them the application's class loader. They are
 * daemon threads, since actors alone do not keep an application running, and inherit no
 * thread locals, since whose they would be is chance.
 */
final class ThreadMaker {

	private final String prefix;

	private final @Nullable ClassLoader classLoader;

	private final AtomicInteger numbers = new AtomicInteger();

	ThreadMaker(String prefix, @Nullable ClassLoader classLoader) {
		this.prefix = prefix;
		this.classLoader = classLoader;
	}

	String nextName(String role) {
		return this.prefix + role + "-" + this.numbers.incrementAndGet();
	}

	<T extends Thread> T prepare(T thread) {
		thread.setDaemon(true);
		if (this.classLoader != null) {
			thread.setContextClassLoader(this.classLoader);
		}
		return thread;
	}

	ThreadFactory factory(String role) {
		return (task) -> prepare(new Thread(null, task, nextName(role), 0, false));
	}

}
