package io.troupe.runtime;

/**
 * What the engine has to say. Whoever says something is about to do something that must
 * not fail because of it, so nothing is ever thrown from here.
 */
final class Log {

	private static final System.Logger LOG = System.getLogger("io.troupe");

	private Log() {
	}

	static void warn(String text, Throwable cause) {
		try {
			LOG.log(System.Logger.Level.WARNING, text, cause);
		}
		catch (Throwable ex) {
			// a throwable whose text cannot be read, or no memory for it
			warn(text + ": " + cause.getClass().getName());
		}
	}

	static void warn(String text) {
		log(System.Logger.Level.WARNING, text);
	}

	static void info(String text) {
		log(System.Logger.Level.INFO, text);
	}

	private static void log(System.Logger.Level level, String text) {
		try {
			LOG.log(level, text);
		}
		catch (Throwable ex) {
			// nobody is left to tell
			return;
		}
	}

}
