package io.troupe.benchmark.spring;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;

import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.spring.TroupeActor;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Writes the classes of an application with many actors: for each number a message, an
 * actor that takes it, services that have the actor's handle injected, and services that
 * have the actor's class injected, as they would if that were an ordinary bean.
 */
final class GeneratedBeans {

	private static final String PACKAGE = "generated.";

	private final ByteBuddy byteBuddy = new ByteBuddy();

	private final Path directory;

	GeneratedBeans(Path directory) {
		this.directory = directory;
	}

	static String actor(int number) {
		return PACKAGE + "Task" + number + "Actor";
	}

	static String service(int number, boolean ofHandle, Injection injection) {
		return PACKAGE + "Task" + number + (ofHandle ? "Client" : "Caller") + "By" + injection;
	}

	void write(int count) throws IOException {
		for (int number = 0; number < count; number++) {
			DynamicType.Unloaded<?> message = save(
					this.byteBuddy.subclass(Object.class).name(PACKAGE + "Task" + number + "Message"));
			TypeDescription messageType = message.getTypeDescription();
			DynamicType.Unloaded<?> actor = save(this.byteBuddy.subclass(generic(SinkActor.class, messageType))
				.name(actor(number))
				.annotateType(AnnotationDescription.Builder.ofType(TroupeActor.class).build())
				.method(ElementMatchers.named("onMessage"))
				.intercept(StubMethod.INSTANCE));
			TypeDefinition handleType = generic(SinkHandle.class, messageType);
			TypeDefinition actorType = actor.getTypeDescription();
			writeService(service(number, true, Injection.TYPE), handleType, "dependency");
			writeService(service(number, false, Injection.TYPE), actorType, "dependency");
			writeService(service(number, true, Injection.NAME), handleType, "task" + number);
			writeService(service(number, false, Injection.NAME), actorType, "task" + number + "Actor");
		}
	}

	private static TypeDescription.Generic generic(Class<?> raw, TypeDescription argument) {
		return TypeDescription.Generic.Builder.parameterizedType(TypeDescription.ForLoadedType.of(raw), argument)
			.build();
	}

	private void writeService(String name, TypeDefinition dependency, String parameter) throws IOException {
		try {
			save(this.byteBuddy.subclass(Object.class, ConstructorStrategy.Default.NO_CONSTRUCTORS)
				.name(name)
				.defineConstructor(Modifier.PUBLIC)
				.withParameter(dependency, parameter)
				.intercept(MethodCall.invoke(Object.class.getConstructor())));
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private DynamicType.Unloaded<?> save(DynamicType.Builder<?> builder) throws IOException {
		DynamicType.Unloaded<?> type = builder.make();
		type.saveIn(this.directory.toFile());
		return type;
	}

}
