package io.troupe.spring;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;

import io.troupe.spring.ActorSettings.MailboxSettings;
import io.troupe.spring.ActorSettings.SupervisionSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.util.StringUtils;

/**
 * Reads {@link TroupeActor}, also through annotations that carry it: from the factory
 * method of a bean if it has one that is annotated, else from the bean's class.
 */
final class ActorAnnotation {

	private ActorAnnotation() {
	}

	static @Nullable TroupeActor find(ConfigurableListableBeanFactory beanFactory, String beanName) {
		MergedAnnotations annotations = on(beanFactory, beanName);
		return (annotations != null) ? annotations.get(TroupeActor.class).synthesize() : null;
	}

	/**
	 * Finds the annotations beside {@link TroupeActor}.
	 * @param beanFactory the bean factory
	 * @param beanName the bean
	 * @return the annotations of the method or class that makes the bean an actor, or
	 * {@code null} if the bean is none
	 */
	static @Nullable MergedAnnotations on(ConfigurableListableBeanFactory beanFactory, String beanName) {
		Class<?> type = beanFactory.getType(beanName, false);
		if (beanFactory.getMergedBeanDefinition(beanName) instanceof RootBeanDefinition definition) {
			Method factoryMethod = definition.getResolvedFactoryMethod();
			MergedAnnotations annotations = (factoryMethod != null) ? annotated(factoryMethod) : null;
			if (annotations != null) {
				return annotations;
			}
		}
		return (type != null) ? annotated(type) : null;
	}

	private static @Nullable MergedAnnotations annotated(AnnotatedElement element) {
		MergedAnnotations annotations = MergedAnnotations.from(element);
		MergedAnnotation<TroupeActor> annotation = annotations.get(TroupeActor.class);
		return annotation.isPresent() ? annotations : null;
	}

	static ActorSettings settings(TroupeActor annotation) {
		return new ActorSettings(mailbox(annotation.mailbox()), supervision(annotation.supervision()),
				blocking(annotation.blocking()), text(annotation.executor()), number(annotation.buffer()));
	}

	private static MailboxSettings mailbox(Mailbox mailbox) {
		return new MailboxSettings(number(mailbox.capacity()), only("overflow", mailbox.overflow()),
				duration("blockTimeout", mailbox.blockTimeout()), number(mailbox.highWaterMark()));
	}

	private static SupervisionSettings supervision(Supervised supervised) {
		return new SupervisionSettings(only("strategy", supervised.strategy()), number(supervised.maxRestarts()),
				duration("within", supervised.within()), duration("initialBackoff", supervised.initialBackoff()),
				duration("maxBackoff", supervised.maxBackoff()), fraction(supervised.jitter()));
	}

	private static @Nullable Boolean blocking(boolean[] values) {
		checkOne("blocking", values.length);
		return (values.length != 0) ? values[0] : null;
	}

	private static <T> @Nullable T only(String attribute, T[] values) {
		checkOne(attribute, values.length);
		return (values.length != 0) ? values[0] : null;
	}

	private static void checkOne(String attribute, int length) {
		if (length > 1) {
			throw new IllegalArgumentException("'" + attribute + "' must have one value, but has " + length);
		}
	}

	private static @Nullable Integer number(int value) {
		return (value != -1) ? value : null;
	}

	private static @Nullable Double fraction(double value) {
		return (value != -1) ? value : null;
	}

	private static @Nullable String text(String value) {
		return StringUtils.hasText(value) ? value : null;
	}

	private static @Nullable Duration duration(String attribute, String value) {
		if (!StringUtils.hasText(value)) {
			return null;
		}
		try {
			return DurationFormatterUtils.detectAndParse(value);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("'" + attribute + "' must be a duration such as 500ms, but is " + value,
					ex);
		}
	}

}
