package io.troupe.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.troupe.Supervision;

/**
 * What happens when one actor fails: part of {@link TroupeActor}, made into a
 * {@link Supervision}. What is left out is as for all actors.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Supervised {

	/**
	 * What to do with the failed actor.
	 * @return nothing, or one strategy
	 */
	Supervision.Strategy[] strategy() default {};

	/**
	 * Most restarts within the window before the actor is stopped for good.
	 * @return the number, or {@code -1} where it is left out
	 */
	int maxRestarts() default -1;

	/**
	 * Window in which restarts are counted, such as {@code 1m}.
	 * @return a duration in Spring's simple form or in ISO-8601
	 */
	String within() default "";

	/**
	 * Wait before the first restart, doubled at each further one within the window.
	 * @return a duration in Spring's simple form or in ISO-8601
	 */
	String initialBackoff() default "";

	/**
	 * Longest wait before a restart.
	 * @return a duration in Spring's simple form or in ISO-8601
	 */
	String maxBackoff() default "";

	/**
	 * Most of each wait that is left out at random, as a fraction, so that actors which
	 * failed together do not come back together.
	 * @return from {@code 0} to {@code 1}, or {@code -1} where it is left out
	 */
	double jitter() default -1;

}
