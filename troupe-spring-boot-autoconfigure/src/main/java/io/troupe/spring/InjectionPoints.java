package io.troupe.spring;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;

import io.troupe.StreamHandle;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * What beans declare to have injected: needed where the bean factory's own record of who
 * got what does not tell enough. Looks at what the application has written, not at its
 * frameworks. Makes no bean.
 */
final class InjectionPoints {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<String, List<Point>> known = new HashMap<>();

	InjectionPoints(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Finds the beans that a bean gets by a provider or a lazy proxy, of which the bean
	 * factory keeps no record before it is used, or none at all.
	 * @param beanName the bean
	 * @return the names of those that it may get
	 */
	Set<String> lookedUpLater(String beanName) {
		return points(beanName).stream()
			.filter(Point::later)
			.flatMap((point) -> Arrays.stream(this.beanFactory.getBeanNamesForType(point.type(), true, false)))
			.collect(Collectors.toSet());
	}

	/**
	 * Tells whether a bean declares to listen to a handle that could be sent to.
	 * @param beanName the bean, which holds the handle
	 * @param handle the handle's type
	 * @return whether all that it declares of it is to listen
	 */
	boolean onlyListen(String beanName, ResolvableType handle) {
		List<? extends Class<?>> views = points(beanName).stream()
			.map(Point::type)
			.filter((type) -> type.isAssignableFrom(handle))
			.map(ResolvableType::toClass)
			.toList();
		return !views.isEmpty()
				&& views.stream().allMatch((view) -> view == StreamHandle.class || view == Flow.Publisher.class);
	}

	private List<Point> points(String beanName) {
		return this.known.computeIfAbsent(beanName, this::read);
	}

	private List<Point> read(String beanName) {
		List<Point> points = new ArrayList<>();
		if (!this.beanFactory.containsBeanDefinition(beanName)) {
			return points;
		}
		BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(beanName);
		Class<?> type = written(beanName, definition);
		Method method = (definition instanceof RootBeanDefinition root) ? root.getResolvedFactoryMethod() : null;
		if (method != null) {
			addParameters(method, method.getDeclaringClass(), points);
		}
		else if (type != null && !isForeign(type)) {
			Class<?> written = ClassUtils.getUserClass(type);
			for (Constructor<?> constructor : written.getDeclaredConstructors()) {
				addParameters(constructor, written, points);
			}
		}
		if (type != null && !isForeign(type)) {
			addMembers(ClassUtils.getUserClass(type), points);
		}
		return points;
	}

	// a proxy by interface has no injection points of its own
	private @Nullable Class<?> written(String beanName, BeanDefinition definition) {
		return (definition.getAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE) instanceof Class<?> target)
				? target : this.beanFactory.getType(beanName, false);
	}

	private static boolean isForeign(Class<?> type) {
		return type.getName().startsWith("org.springframework.") || type.getName().startsWith("java.");
	}

	private static void addMembers(Class<?> type, List<Point> points) {
		ReflectionUtils.doWithFields(type, (field) -> add(ResolvableType.forField(field, type), field, points),
				(field) -> !Modifier.isStatic(field.getModifiers()));
		ReflectionUtils.doWithMethods(type, (method) -> addParameters(method, type, points),
				(method) -> MergedAnnotations.from(method).isPresent(Autowired.class));
	}

	private static void addParameters(Executable executable, Class<?> type, List<Point> points) {
		for (int i = 0; i < executable.getParameterCount(); i++) {
			ResolvableType parameter = (executable instanceof Method method)
					? ResolvableType.forMethodParameter(method, i, type)
					: ResolvableType.forConstructorParameter((Constructor<?>) executable, i, type);
			add(parameter, executable.getParameters()[i], points);
		}
	}

	private static void add(ResolvableType type, AnnotatedElement element, List<Point> points) {
		boolean later = MergedAnnotations.from(element).isPresent(Lazy.class);
		ResolvableType inner = type;
		while (inner.hasGenerics() && isWrapper(inner.toClass())) {
			later |= isProvider(inner.toClass());
			inner = inner.getGeneric(inner.getGenerics().length - 1);
		}
		if (inner.resolve() != null && inner.resolve() != Object.class) {
			points.add(new Point(inner, later));
		}
	}

	private static boolean isWrapper(Class<?> type) {
		return isProvider(type) || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)
				|| type == Optional.class;
	}

	private static boolean isProvider(Class<?> type) {
		return ObjectFactory.class.isAssignableFrom(type) || type.getName().equals("jakarta.inject.Provider");
	}

	/**
	 * Something to inject.
	 *
	 * @param type its type, without what it is wrapped in
	 * @param later whether it is looked up when it is used
	 */
	private record Point(ResolvableType type, boolean later) {

	}

}
