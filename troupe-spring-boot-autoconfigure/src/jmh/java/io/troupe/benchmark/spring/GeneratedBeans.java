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
 * actor that takes it, a service that has the actor's handle injected, and one that has
 * the actor's class injected, as it would if that were an ordinary bean.
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

	static String service(int number, boolean ofHandle) {
		return PACKAGE + "Task" + number + (ofHandle ? "Client" : "Caller");
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
			writeService(service(number, true), generic(SinkHandle.class, messageType));
			writeService(service(number, false), actor.getTypeDescription());
		}
	}

	private static TypeDescription.Generic generic(Class<?> raw, TypeDescription argument) {
		return TypeDescription.Generic.Builder.parameterizedType(TypeDescription.ForLoadedType.of(raw), argument)
			.build();
	}

	private void writeService(String name, TypeDefinition dependency) throws IOException {
		try {
			save(this.byteBuddy.subclass(Object.class, ConstructorStrategy.Default.NO_CONSTRUCTORS)
				.name(name)
				.defineConstructor(Modifier.PUBLIC)
				.withParameters(dependency)
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
