package io.troupe.spring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.troupe.ActorKind;
import io.troupe.StreamHandle;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.HierarchicalBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.core.ResolvableType;

/**
 * One actor bean as it is declared: needed to tell people which actors there are.
 *
 * @param name the actor's name
 * @param beanName the name of the bean that the engine makes its instances from
 * @param kind what it is to the outside
 * @param messageType the type of the messages that it takes, or
 * {@link ResolvableType#NONE} if its declaration does not tell
 * @param handle the type of its handle, generics included
 * @param origin where it is declared, readable by people
 * @since 0.1.0
 */
public record ActorDefinition(String name, String beanName, ActorKind kind, ResolvableType messageType,
		ResolvableType handle, String origin) {

	/** What a handle bean's name ends with, after the name of its actor. */
	static final String HANDLE_SUFFIX = "Handle";

	/**
	 * Returns the actors that a bean factory and its parents declare. Instantiates
	 * nothing.
	 * @param beanFactory the bean factory
	 * @return the actors: those of the bean factory itself first, each in the order found
	 */
	public static List<ActorDefinition> findAll(@Nullable BeanFactory beanFactory) {
		List<ActorDefinition> found = new ArrayList<>();
		for (BeanFactory at = beanFactory; at != null; at = parentOf(at)) {
			if (at instanceof ConfigurableListableBeanFactory factory
					&& factory.containsBeanDefinition(ActorBeans.BEAN_NAME)) {
				names(factory).forEach((name, beanName) -> found.add(of(factory, name, beanName)));
			}
		}
		return found;
	}

	private static @Nullable BeanFactory parentOf(BeanFactory beanFactory) {
		return (beanFactory instanceof HierarchicalBeanFactory child) ? child.getParentBeanFactory() : null;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> names(ConfigurableListableBeanFactory beanFactory) {
		ValueHolder names = beanFactory.getBeanDefinition(ActorBeans.BEAN_NAME)
			.getConstructorArgumentValues()
			.getIndexedArgumentValues()
			.get(0);
		return (names != null && names.getValue() instanceof Map<?, ?> map) ? (Map<String, String>) map : Map.of();
	}

	static ActorDefinition of(ConfigurableListableBeanFactory beanFactory, String name, String beanName) {
		BeanDefinition definition = beanFactory.getMergedBeanDefinition(name + HANDLE_SUFFIX);
		ResolvableType handle = definition.getResolvableType();
		ResolvableType actor = typeOf(beanFactory, beanName);
		// the handle may be a test's mock, of a wider type than the actor's
		HandleType type = HandleType.ofActor(actor);
		String origin = definition.getResourceDescription();
		return new ActorDefinition(name, beanName, (type != null) ? type.kind() : ActorKind.SINK,
				(type != null) ? type.messageType(type.actorView(actor)) : ResolvableType.NONE, handle,
				(origin != null) ? origin : "bean '" + beanName + "'");
	}

	private static ResolvableType typeOf(ConfigurableListableBeanFactory beanFactory, String beanName) {
		// makes the definition of a factory method know the method
		Class<?> type = beanFactory.getType(beanName, false);
		ResolvableType declared = beanFactory.getMergedBeanDefinition(beanName).getResolvableType();
		// one that was found by a scan may know the name of its class only
		return (declared == ResolvableType.NONE && type != null) ? ResolvableType.forClass(type) : declared;
	}

	/**
	 * Returns the handle that an actor of some type has.
	 * @param actor the type of an actor
	 * @return the type of its handle, or {@link ResolvableType#NONE} if the type is of no
	 * kind of actor
	 */
	public static ResolvableType handleOf(ResolvableType actor) {
		HandleType type = HandleType.ofActor(actor);
		return (type != null) ? type.handleFor(type.actorView(actor)) : ResolvableType.NONE;
	}

	/**
	 * Returns the type of the items that the actor broadcasts.
	 * @return the type, or {@link ResolvableType#NONE} if it broadcasts nothing
	 */
	public ResolvableType itemType() {
		return this.handle.as(StreamHandle.class).getGeneric(0);
	}

	/**
	 * Returns the name of the bean that is the actor's handle.
	 * @return the bean's name
	 */
	public String handleBeanName() {
		return this.name + HANDLE_SUFFIX;
	}

	/**
	 * Writes a type as people do: without packages and outer classes, with generics.
	 * @param type the type
	 * @return such as {@code SinkHandle<CartCommand>}
	 */
	public static String describe(ResolvableType type) {
		Class<?> raw = type.resolve();
		if (raw == null) {
			return type.getType().getTypeName();
		}
		if (!type.hasGenerics() || raw.isArray() || type.getType() instanceof Class) {
			return raw.getSimpleName();
		}
		return Arrays.stream(type.getGenerics())
			.map(ActorDefinition::describe)
			.collect(Collectors.joining(", ", raw.getSimpleName() + "<", ">"));
	}

	/**
	 * Writes the actor as one line of a list.
	 * @return its name, handle type and origin
	 */
	@Override
	public String toString() {
		return this.name + ": " + describe(this.handle) + ", declared by " + this.origin;
	}

}
