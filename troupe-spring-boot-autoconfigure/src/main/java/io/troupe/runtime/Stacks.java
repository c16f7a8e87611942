package io.troupe.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where the handlers of actors are at one moment, each looked up once: to stop a thread
 * for its stack takes long, and many asks to one actor may time out together. For use by
 * one thread.
 */
final class Stacks {

	private static final int MOST_FRAMES = 32;

	/** Below these an actor's own code begins. */
	private static final Set<String> CALLERS = Set.of(Cell.class.getName(), Supervisor.class.getName(),
			Ending.class.getName());

	/** What an actor's code calls to block on an answer. */
	private static final Set<String> GUARDS = Set.of(GuardedFuture.class.getName());

	private final Map<Cell, List<StackTraceElement>> known = new HashMap<>();

	/**
	 * Tells where an actor's handler is.
	 * @param cell the actor
	 * @return the calls, innermost first; empty if none runs
	 */
	List<StackTraceElement> of(Cell cell) {
		return this.known.computeIfAbsent(cell, Stacks::look);
	}

	private static List<StackTraceElement> look(Cell cell) {
		Thread thread = runner(cell);
		if (thread == null) {
			return List.of();
		}
		StackTraceElement[] frames = thread.getStackTrace();
		return (runner(cell) == thread) ? ofHandler(frames) : List.of();
	}

	private static @Nullable Thread runner(Cell cell) {
		return cell.idle() ? null : cell.engine().runner(cell);
	}

	private static List<StackTraceElement> ofHandler(StackTraceElement[] frames) {
		List<StackTraceElement> stack = new ArrayList<>();
		for (StackTraceElement frame : frames) {
			if (CALLERS.contains(frame.getClassName())) {
				return stack;
			}
			if (stack.size() < MOST_FRAMES && !GUARDS.contains(frame.getClassName())) {
				stack.add(frame);
			}
		}
		// the thread is not in a turn any more
		return List.of();
	}

}
