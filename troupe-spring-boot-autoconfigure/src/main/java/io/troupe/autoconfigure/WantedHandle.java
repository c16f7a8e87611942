package io.troupe.autoconfigure;

import io.troupe.ActorKind;
import io.troupe.JointHandle;
import io.troupe.SinkHandle;
import io.troupe.StreamHandle;
import io.troupe.spring.ActorDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * The type of handle that a component asked for in vain: needed to say what an actor
 * would have to do to have such a handle.
 *
 * @param type the type
 * @param message what is to be sent to it, or {@link ResolvableType#NONE} if nothing
 * @param item what is to be heard from it, or {@link ResolvableType#NONE} if nothing
 */
record WantedHandle(ResolvableType type, ResolvableType message, ResolvableType item) {

	static boolean is(@Nullable Class<?> type) {
		return type == SinkHandle.class || type == StreamHandle.class || type == JointHandle.class;
	}

	static WantedHandle of(ResolvableType type) {
		return new WantedHandle(type, type.as(SinkHandle.class).getGeneric(0),
				type.as(StreamHandle.class).getGeneric(0));
	}

	/**
	 * Says what the actor would have to do.
	 * @return such as {@code takes CartCommand}
	 */
	String ability() {
		String takes = "takes " + ActorDefinition.describe(this.message);
		String broadcasts = "broadcasts " + ActorDefinition.describe(this.item);
		return isAbsent(this.item) ? takes : isAbsent(this.message) ? broadcasts : takes + " and " + broadcasts;
	}

	/**
	 * Says what the actor would have to implement.
	 * @return such as {@code SinkActor<CartCommand>}
	 */
	String implementation() {
		String message = ActorDefinition.describe(this.message);
		String item = ActorDefinition.describe(this.item);
		return isAbsent(this.item) ? "SinkActor<" + message + ">"
				: isAbsent(this.message) ? "StreamActor<M, " + item + "> or JointActor<M, " + item + ">"
						: "JointActor<" + message + ", " + item + ">";
	}

	/**
	 * Says why an actor that looks right does not do, or what handle of it does.
	 * @param actor the actor
	 * @return a remark in brackets, or nothing about an actor that is far from right
	 */
	String remark(ActorDefinition actor) {
		boolean takes = fits(actor.messageType(), this.message);
		if (!isAbsent(this.message) && actor.kind() == ActorKind.STREAM) {
			return (takes || fits(this.item, actor.itemType())) ? " (nobody can send to a stream actor)" : "";
		}
		if (!isAbsent(this.item) && actor.kind() == ActorKind.SINK) {
			return (takes || fits(this.item, actor.messageType())) ? " (a sink actor broadcasts nothing)" : "";
		}
		boolean heard = isAbsent(this.item) || fits(this.item, actor.itemType());
		if (!heard || !isAbsent(this.message) && !takes) {
			return "";
		}
		ResolvableType handle = actor.handle().as(this.type.toClass());
		return " (" + ability() + " too: inject " + ActorDefinition.describe(handle) + ")";
	}

	private static boolean isAbsent(ResolvableType type) {
		return type == ResolvableType.NONE;
	}

	private static boolean fits(ResolvableType wide, ResolvableType narrow) {
		return wide.resolve() != null && narrow.resolve() != null && wide.isAssignableFrom(narrow);
	}

}
