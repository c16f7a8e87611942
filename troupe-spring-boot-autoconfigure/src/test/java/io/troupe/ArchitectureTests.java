package io.troupe;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * States which room may know which. Doors open downwards only.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.troupe");

	/** The types of the engine that other rooms may see; the rest is its own affair. */
	private static final Set<String> PUBLIC_IN_RUNTIME = Set.of("ActorListener", "DeadLetterBox", "DrainReport",
			"LocalTroupe", "LocalTroupeBuilder", "PoolSnapshot", "Population", "TimeSource");

	@ParameterizedTest
	@EnumSource
	void roomKnowsOnlyWhatItMay(Room room) {
		classes().that()
			.resideInAPackage(room.packageName)
			.should()
			.onlyDependOnClassesThat(room.mayDependOn())
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void thereIsNoOtherRoom() {
		String[] rooms = Stream.of(Room.values()).map((room) -> room.packageName).toArray(String[]::new);

		classes().should().resideInAnyPackage(rooms).check(CLASSES);
	}

	@Test
	void roomsAreFreeOfCycles() {
		slices().matching("(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void roomsAreNullMarked() {
		Set<String> unmarked = CLASSES.stream()
			.map(JavaClass::getPackage)
			.filter((room) -> !room.isAnnotatedWith(NullMarked.class))
			.map(JavaPackage::getName)
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(unmarked).isEmpty();
	}

	@Test
	void engineShowsOnlyWhatIsListed() {
		Set<String> shown = CLASSES.stream()
			.filter((type) -> type.getPackageName().equals(Room.RUNTIME.packageName))
			.filter((type) -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
			.map(JavaClass::getSimpleName)
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(shown).containsExactlyInAnyOrderElementsOf(PUBLIC_IN_RUNTIME);
	}

	@Test
	void autoConfigurationsArePublicAndFinal() {
		classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsHaveNoPublicMembers() {
		members().that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.and(new MembersOfItsOwn())
			.should()
			.notBePublic()
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void beanMethodsAreNotPublic() {
		methods().that().areAnnotatedWith(Bean.class).should().notBePublic().allowEmptyShould(true).check(CLASSES);
	}

	@Test
	void autoConfigurationsAreListedForBoot() {
		Set<String> written = CLASSES.stream()
			.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
			.map(JavaClass::getName)
			.collect(Collectors.toCollection(TreeSet::new));

		ImportCandidates listed = ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader());

		assertThat(StreamSupport.stream(listed.spliterator(), false).filter((name) -> name.startsWith("io.troupe.")))
			.containsExactlyInAnyOrderElementsOf(written);
	}

	/** A room and what it may depend on besides itself, the JDK and JSpecify. */
	private enum Room {

		API("io.troupe"),

		RUNTIME("io.troupe.runtime", "io.troupe", "org.jctools.."),

		SPRING("io.troupe.spring", "io.troupe", "io.troupe.runtime", "org.apache.commons.logging",
				"org.springframework.aop..", "org.springframework.aot..", "org.springframework.beans..",
				"org.springframework.context..", "org.springframework.core..", "org.springframework.format..",
				"org.springframework.javapoet..", "org.springframework.scheduling..", "org.springframework.stereotype",
				"org.springframework.transaction..", "org.springframework.util.."),

		ACTUATE("io.troupe.actuate", "io.troupe", "io.troupe.runtime", "org.springframework.aot..",
				"org.springframework.boot.actuate..", "org.springframework.core..", "org.springframework.util.."),

		HEALTH("io.troupe.health", "io.troupe", "io.troupe.runtime", "org.springframework.boot.actuate.endpoint..",
				"org.springframework.boot.health..", "org.springframework.util.."),

		METRICS("io.troupe.metrics", "io.troupe", "io.troupe.runtime", "io.micrometer.common..",
				"io.micrometer.core.."),

		TRACING("io.troupe.tracing", "io.troupe", "io.troupe.runtime", "io.micrometer.common..",
				"io.micrometer.context..", "io.micrometer.observation.."),

		REACTIVE("io.troupe.reactive", "io.troupe", "org.reactivestreams"),

		CLUSTER("io.troupe.cluster", "io.troupe", "io.troupe.runtime"),

		TEST("io.troupe.test", "io.troupe", "io.troupe.runtime", "io.troupe.spring", "org.assertj..",
				"org.junit.jupiter.api..", "org.springframework.."),

		AUTOCONFIGURE("io.troupe.autoconfigure", "io.troupe", "io.troupe.runtime", "io.troupe.spring",
				"io.troupe.actuate", "io.troupe.health", "io.troupe.metrics", "io.troupe.tracing", "io.troupe.cluster",
				"io.micrometer..", "jakarta.servlet..", "org.apache.commons.logging", "org.springframework..",
				"reactor.core.publisher");

		private final String packageName;

		private final String[] others;

		Room(String packageName, String... others) {
			this.packageName = packageName;
			this.others = others;
		}

		private DescribedPredicate<JavaClass> mayDependOn() {
			Stream<String> everywhere = Stream.of("java..", "org.jspecify.annotations", this.packageName);
			return resideInAnyPackage(Stream.concat(everywhere, Arrays.stream(this.others)).toArray(String[]::new));
		}

	}

	/**
	 * Leaves out what a class cannot hide: its implicit constructor and what its
	 * supertypes made public.
	 */
	private static final class MembersOfItsOwn extends DescribedPredicate<JavaMember> {

		MembersOfItsOwn() {
			super("are its own");
		}

		@Override
		public boolean test(JavaMember member) {
			if (member instanceof JavaConstructor constructor) {
				return !constructor.getRawParameterTypes().isEmpty();
			}
			return !(member instanceof JavaMethod method) || !overrides(method);
		}

		private boolean overrides(JavaMethod method) {
			String[] parameters = method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
			JavaClass owner = method.getOwner();
			return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
				.anyMatch((type) -> type.tryGetMethod(method.getName(), parameters).isPresent());
		}

	}

}
