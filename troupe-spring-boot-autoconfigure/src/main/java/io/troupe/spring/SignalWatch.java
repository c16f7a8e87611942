package io.troupe.spring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A place in front of whoever handles a signal of the operating system. Each signal that
 * comes is told and then passed on, on a thread that the JVM makes for it. Goes by
 * reflection, since {@code sun.misc.Signal} is in a module that a JVM need not have, and
 * that no compiler lets pass without a warning.
 */
final class SignalWatch implements InvocationHandler {

	private static final Log logger = LogFactory.getLog(SignalWatch.class);

	private final Method handle;

	private final Method pass;

	private final Object signal;

	private final Runnable action;

	private final Object self;

	// both under the monitor, which a signal that comes during the installation waits for
	private @Nullable Object before;

	private boolean removed;

	private SignalWatch(String signal, Runnable action) throws ReflectiveOperationException {
		Class<?> type = Class.forName("sun.misc.Signal");
		Class<?> handler = Class.forName("sun.misc.SignalHandler");
		this.handle = type.getMethod("handle", type, handler);
		this.pass = handler.getMethod("handle", type);
		this.signal = type.getConstructor(String.class).newInstance(signal);
		this.action = action;
		this.self = Proxy.newProxyInstance(SignalWatch.class.getClassLoader(), new Class<?>[] { handler }, this);
		Object ignore = handler.getField("SIG_IGN").get(null);
		synchronized (this) {
			this.before = this.handle.invoke(null, this.signal, this.self);
			if (this.before == ignore) {
				// whoever started this process wants it to take no notice
				this.handle.invoke(null, this.signal, ignore);
				this.removed = true;
			}
		}
	}

	/**
	 * Watches a signal from now on.
	 * @param signal its name, without {@code SIG}
	 * @param action what to do when it comes
	 * @return the watch, or {@code null} if this JVM does not hand the signal out
	 */
	static @Nullable SignalWatch install(String signal, Runnable action) {
		try {
			return new SignalWatch(signal, action);
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			logger.debug("The signal " + signal + " cannot be watched", ex);
			return null;
		}
	}

	/**
	 * Watches no more. Where somebody else has taken a place in front of this one, it
	 * stays to pass on.
	 */
	synchronized void remove() {
		if (this.removed) {
			return;
		}
		this.removed = true;
		try {
			Object current = this.handle.invoke(null, this.signal, this.before);
			if (current != this.self) {
				this.handle.invoke(null, this.signal, current);
			}
		}
		catch (ReflectiveOperationException ex) {
			logger.debug("The signal " + this.signal + " goes on being watched", ex);
		}
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		return switch (method.getName()) {
			case "handle" -> {
				received();
				yield null;
			}
			case "equals" -> arguments != null && proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> "watch of " + this.signal;
		};
	}

	private void received() throws Throwable {
		Object next;
		boolean heed;
		synchronized (this) {
			next = Objects.requireNonNull(this.before, "'before' must not be null");
			heed = !this.removed;
		}
		if (heed) {
			this.action.run();
		}
		try {
			this.pass.invoke(next, this.signal);
		}
		catch (InvocationTargetException ex) {
			// the default action cannot be called, and where it stood the JVM does not
			// heed signals anyway
			logger.debug("The signal " + this.signal + " was not passed on", ex.getCause());
		}
	}

}
