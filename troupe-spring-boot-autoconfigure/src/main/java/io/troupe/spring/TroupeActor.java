package io.troupe.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.stereotype.Component;

/**
 * Makes a bean an actor. Goes on a class that is found by component scanning or
 * registered in any other way, on a {@code @Bean} method, or on an annotation of your
 * own. The bean implements {@link io.troupe.SinkActor}, {@link io.troupe.StreamActor} or
 * {@link io.troupe.JointActor} with the types written out.
 * <p>
 * The rest of the application cannot have the bean injected, only its handle: a bean
 * named {@code <actor>Handle}, also called {@code <actor>} where that is free. It is a
 * {@link io.troupe.SinkHandle} of the message type, a {@link io.troupe.StreamHandle} of
 * what is broadcast, or a {@link io.troupe.JointHandle} of both, which is injected as
 * either of the other two as well. The engine makes the actor's instances: the first one
 * while the application starts, on the starting thread, so that a missing dependency ends
 * the start; each later one on the actor's thread, when supervision restarts it. All of
 * them are made by the bean factory, with injection and proxies, and destroyed through
 * it.
 *
 * @since 0.1.0
 */
@Documented
@Component
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface TroupeActor {

	/**
	 * Name of the actor, unique in its application context. Where it is left out, the
	 * bean's name without a trailing {@code Actor}.
	 * @return the name
	 */
	String name() default "";

	/**
	 * How the mailbox is bounded.
	 * @return the bounds
	 */
	Mailbox mailbox() default @Mailbox;

	/**
	 * What happens when the actor fails.
	 * @return the supervision
	 */
	Supervised supervision() default @Supervised;

	/**
	 * Whether the actor blocks, on a database say, and therefore gets a thread that may
	 * be blocked. Where it is left out, the engine's default applies.
	 * @return nothing, or one value
	 */
	boolean[] blocking() default {};

	/**
	 * Most items of the actor's broadcast that wait for each subscriber; for an actor
	 * that broadcasts. Where it is left out, the engine's default applies.
	 * @return a positive number, or {@code -1} where it is left out
	 */
	int buffer() default -1;

	/**
	 * Name of the {@link java.util.concurrent.Executor} bean that runs the actor. Where
	 * it is left out, the engine's threads do.
	 * @return the name of a bean
	 */
	String executor() default "";

}
