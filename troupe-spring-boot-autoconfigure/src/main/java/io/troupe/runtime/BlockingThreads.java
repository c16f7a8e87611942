package io.troupe.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Threads for actors that block: a virtual thread for each turn where the JDK has them
 * (21 and later), a growing pool of platform threads before.
 */
final class BlockingThreads {

	private static final int IDLE_SECONDS = 30;

	private BlockingThreads() {
	}

	static ExecutorService executor(ThreadFactory platform, String virtualPrefix, @Nullable ClassLoader classLoader,
			int most) {
		ExecutorService virtual = virtual(virtualPrefix, classLoader);
		if (virtual != null) {
			return virtual;
		}
		ThreadPoolExecutor pool = new ThreadPoolExecutor(most, most, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), platform);
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	/**
	 * Makes threads for what may block for good, without a limit.
	 * @param platform makes platform threads
	 * @param virtualPrefix what virtual threads are called
	 * @param classLoader context class loader of virtual threads
	 * @param least platform threads to keep before more are made
	 * @return the executor
	 */
	static ExecutorService unbounded(ThreadFactory platform, String virtualPrefix, @Nullable ClassLoader classLoader,
			int least) {
		ExecutorService virtual = virtual(virtualPrefix, classLoader);
		return (virtual != null) ? virtual : new GrowingPool(least, platform);
	}

	private static @Nullable ExecutorService virtual(String prefix, @Nullable ClassLoader classLoader) {
		ThreadFactory virtual = virtualFactory(prefix);
		return (virtual != null) ? perTask((task) -> {
			Thread thread = virtual.newThread(task);
			if (classLoader != null) {
				thread.setContextClassLoader(classLoader);
			}
			return thread;
		}) : null;
	}

	// the code is compiled for 17, which has no name for these methods
	private static @Nullable ThreadFactory virtualFactory(String prefix) {
		if (Runtime.version().feature() < 21) {
			return null;
		}
		try {
			Class<?> builder = Class.forName("java.lang.Thread$Builder");
			Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
			MethodHandles.Lookup lookup = MethodHandles.publicLookup();
			MethodHandle start = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual));
			MethodHandle name = lookup.findVirtual(builder, "name",
					MethodType.methodType(builder, String.class, long.class));
			MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
			MethodHandle inherit = lookup.findVirtual(builder, "inheritInheritableThreadLocals",
					MethodType.methodType(builder, boolean.class));
			Object named = inherit.invoke(name.invoke(start.invoke(), prefix, 1L), false);
			return (ThreadFactory) factory.invoke(named);
		}
		catch (Throwable ex) {
			throw new IllegalStateException("This JDK has virtual threads, but not as expected", ex);
		}
	}

	private static ExecutorService perTask(ThreadFactory factory) {
		try {
			MethodHandle make = MethodHandles.publicLookup()
				.findStatic(Executors.class, "newThreadPerTaskExecutor",
						MethodType.methodType(ExecutorService.class, ThreadFactory.class));
			return (ExecutorService) make.invoke(factory);
		}
		catch (Throwable ex) {
			throw new IllegalStateException("This JDK has virtual threads, but not as expected", ex);
		}
	}

}
