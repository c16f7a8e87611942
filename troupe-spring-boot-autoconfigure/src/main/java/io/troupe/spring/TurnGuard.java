package io.troupe.spring;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.util.ReflectionUtils;

/**
 * Refuses what would run an actor's code outside its turn, where a second thread could
 * see its state.
 */
final class TurnGuard {

	private static final List<Class<? extends Annotation>> REFUSED = List.of(Async.class, EventListener.class,
			Scheduled.class, Schedules.class);

	private TurnGuard() {
	}

	static void check(String actor, String origin, @Nullable Class<?> type) {
		if (type == null || type.isInterface()) {
			return;
		}
		if (AnnotatedElementUtils.hasAnnotation(type, Async.class)) {
			throw refusal(actor, origin, Async.class, "its class");
		}
		ReflectionUtils.doWithMethods(type, (method) -> check(actor, origin, method),
				(method) -> method.getDeclaringClass() != Object.class);
	}

	private static void check(String actor, String origin, Method method) {
		for (Class<? extends Annotation> refused : REFUSED) {
			if (AnnotatedElementUtils.hasAnnotation(method, refused)) {
				throw refusal(actor, origin, refused, "its method " + method.getName());
			}
		}
	}

	private static ActorDefinitionException refusal(String actor, String origin, Class<?> annotation, String place) {
		String name = annotation.getSimpleName();
		return new ActorDefinitionException(
				"Actor '" + actor + "', declared by " + origin + ", carries @" + name + " on " + place
						+ ". That would run it outside its turn, on two threads at once.",
				"Remove @" + name + ". An actor runs on threads of its own, takes events as messages that a "
						+ "listener outside sends to its handle, and keeps time with the timers of its context.");
	}

}
