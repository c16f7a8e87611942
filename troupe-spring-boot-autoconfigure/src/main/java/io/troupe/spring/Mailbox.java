package io.troupe.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.troupe.Overflow;

/**
 * How the mailbox of one actor is bounded: part of {@link TroupeActor}. What is left out
 * is as for all actors.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Mailbox {

	/**
	 * Most messages that wait; {@code 0} for no bound.
	 * @return the capacity, or {@code -1} where it is left out
	 */
	int capacity() default -1;

	/**
	 * What the mailbox does with one more message when it is full.
	 * @return nothing, or one policy
	 */
	Overflow[] overflow() default {};

	/**
	 * How long a sender waits under {@link Overflow#BLOCK}, such as {@code 500ms}.
	 * @return a duration in Spring's simple form or in ISO-8601
	 */
	String blockTimeout() default "";

	/**
	 * Depth at which a warning is logged; {@code 0} for four fifths of the capacity.
	 * @return the depth, or {@code -1} where it is left out
	 */
	int highWaterMark() default -1;

}
