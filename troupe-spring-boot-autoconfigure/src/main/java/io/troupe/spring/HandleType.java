package io.troupe.spring;

import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.function.Supplier;

import io.troupe.Actor;
import io.troupe.ActorHandle;
import io.troupe.ActorKind;
import io.troupe.ActorSpec;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.StreamActor;
import io.troupe.StreamHandle;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Which handle an actor is seen through: the one place that knows the kinds of actors.
 */
enum HandleType {

	/** A {@link SinkActor} is seen as a {@link SinkHandle}. */
	SINK(ActorKind.SINK, SinkActor.class, SinkHandle.class, "sinkHandle") {

		@Override
		@SuppressWarnings("unchecked")
		ActorSpec<? extends ActorHandle> spec(Supplier<? extends Actor<?, ?>> instances) {
			return ActorSpec.sink((Supplier<SinkActor<Object>>) instances);
		}

	},

	/** A {@link StreamActor} is seen as a {@link StreamHandle}. */
	STREAM(ActorKind.STREAM, StreamActor.class, StreamHandle.class, "streamHandle") {

		@Override
		@SuppressWarnings("unchecked")
		ActorSpec<? extends ActorHandle> spec(Supplier<? extends Actor<?, ?>> instances) {
			return ActorSpec.stream((Supplier<StreamActor<Object, Object>>) instances);
		}

		@Override
		ResolvableType[] shown(ResolvableType[] generics) {
			// what it takes is between the actor and its sources
			return new ResolvableType[] { generics[1] };
		}

	},

	/** A {@link JointActor} is seen as a {@link JointHandle}. */
	JOINT(ActorKind.JOINT, JointActor.class, JointHandle.class, "jointHandle") {

		@Override
		@SuppressWarnings("unchecked")
		ActorSpec<? extends ActorHandle> spec(Supplier<? extends Actor<?, ?>> instances) {
			return ActorSpec.joint((Supplier<JointActor<Object, Object>>) instances);
		}

	};

	private final ActorKind kind;

	private final Class<?> actorType;

	private final Class<?> handleType;

	private final String factoryMethod;

	HandleType(ActorKind kind, Class<?> actorType, Class<?> handleType, String factoryMethod) {
		this.kind = kind;
		this.actorType = actorType;
		this.handleType = handleType;
		this.factoryMethod = factoryMethod;
	}

	/**
	 * Starts the spec of an actor of this kind.
	 * @param instances makes its instances
	 * @return the spec
	 */
	abstract ActorSpec<? extends ActorHandle> spec(Supplier<? extends Actor<?, ?>> instances);

	/**
	 * Returns those of an actor's type arguments that its handle has too.
	 * @param generics the type arguments of the actor
	 * @return those of the handle
	 */
	ResolvableType[] shown(ResolvableType[] generics) {
		return generics;
	}

	ActorKind kind() {
		return this.kind;
	}

	/**
	 * Returns the method of {@link ActorBeans} that hands out such a handle. It declares
	 * the very type, which ahead-of-time processing relies on.
	 * @return the method's name
	 */
	String factoryMethod() {
		return this.factoryMethod;
	}

	/**
	 * Views an actor's type as the interface of its kind, whose generics it fixes.
	 * @param type the type of an actor
	 * @return the interface
	 */
	ResolvableType actorView(ResolvableType type) {
		return type.as(this.actorType);
	}

	/**
	 * Returns the type of the messages that an actor takes.
	 * @param actorView the actor's type as the interface of its kind
	 * @return the type, or {@link ResolvableType#NONE} if it is not known
	 */
	ResolvableType messageType(ResolvableType actorView) {
		return plain(actorView.getGeneric(0));
	}

	/**
	 * Returns the type of the handle to an actor.
	 * @param actorView the actor's type as the interface of its kind
	 * @return the handle's type
	 */
	ResolvableType handleFor(ResolvableType actorView) {
		ResolvableType[] generics = Arrays.stream(shown(actorView.getGenerics()))
			.map(HandleType::plain)
			.toArray(ResolvableType[]::new);
		return ResolvableType.forClassWithGenerics(this.handleType, generics);
	}

	/**
	 * Writes out what a type's variables stand for. They are known by way of the actor's
	 * class only, which the handle's type knows nothing of.
	 * @param type the type
	 * @return the same without variables
	 */
	private static ResolvableType plain(ResolvableType type) {
		Class<?> raw = type.resolve();
		if (raw == null || type.getType() instanceof Class || type.getType() instanceof WildcardType) {
			return type;
		}
		if (raw.isArray()) {
			return ResolvableType.forArrayComponent(plain(type.getComponentType()));
		}
		if (!type.hasResolvableGenerics()) {
			return ResolvableType.forClass(raw);
		}
		ResolvableType[] generics = Arrays.stream(type.getGenerics())
			.map(HandleType::plain)
			.toArray(ResolvableType[]::new);
		return ResolvableType.forClassWithGenerics(raw, generics);
	}

	static HandleType of(ActorKind kind) {
		for (HandleType candidate : values()) {
			if (candidate.kind == kind) {
				return candidate;
			}
		}
		throw new IllegalArgumentException("No handle for actors of kind " + kind);
	}

	static @Nullable HandleType ofActor(ResolvableType type) {
		for (HandleType candidate : values()) {
			if (candidate.actorView(type) != ResolvableType.NONE) {
				return candidate;
			}
		}
		return null;
	}

}
