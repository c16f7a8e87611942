package io.troupe.autoconfigure;

import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads when a property has a value that no engine can have.
 */
@ExtendWith(OutputCaptureExtension.class)
class PropertyFailureTests {

	@Test
	void settingsOfAnActorThatDoesNotExist(CapturedOutput output) {
		assertThat(FailureReport.of(output, "--troupe.actors.kart.mailbox.capacity=5", CartActor.class)).isEqualTo("""
				Description:

				The property 'troupe.actors.kart' sets up an actor that does not exist.
				Actors that exist:

				    - cart: SinkHandle<Command>, declared by HERE$CartActor

				Action:

				Correct the name, or remove the property. Spawned actors are set up by their ActorSpec, not by \
				properties.
				""");
	}

	@Test
	void readinessOfAnActorThatDoesNotExist(CapturedOutput output) {
		assertThat(FailureReport.of(output, "--troupe.actors.kart.readiness=true", CartActor.class))
			.contains("The property 'troupe.actors.kart' sets up an actor that does not exist.")
			.contains("- cart: SinkHandle<Command>");
	}

	@Test
	void negativeCapacity(CapturedOutput output) {
		assertThat(FailureReport.of(output, "--troupe.mailbox.capacity=-1", CartActor.class)).isEqualTo("""
				Description:

				Invalid value '-1' for configuration property 'troupe.mailbox.capacity' (originating from \
				'"troupe.mailbox.capacity" from property source "commandLineArgs"'). Validation failed for the \
				following reason:

				It must not be negative.

				Action:

				Review the value of the property with the provided reason.
				""");
	}

	@Test
	void negativeCapacityOfOneActor(CapturedOutput output) {
		assertThat(FailureReport.of(output, "--troupe.actors.cart.mailbox.capacity=-1", CartActor.class)).isEqualTo("""
				Description:

				Invalid value '-1' for configuration property 'troupe.actors.cart.mailbox.capacity' (originating \
				from '"troupe.actors.cart.mailbox.capacity" from property source "commandLineArgs"'). Validation \
				failed for the following reason:

				It must not be negative.

				Action:

				Review the value of the property with the provided reason.
				""");
	}

	@Test
	void jitterThatIsNoFraction(CapturedOutput output) {
		assertThat(FailureReport.of(output, "--troupe.supervision.backoff.jitter=1.5", CartActor.class))
			.contains("Invalid value '1.5' for configuration property 'troupe.supervision.backoff.jitter'")
			.contains("It must be between 0 and 1.");
	}

	@Test
	void jitterOfOneActorThatIsNoFraction(CapturedOutput output) {
		assertThat(FailureReport.of(output, "--troupe.actors.cart.supervision.backoff.jitter=-0.5", CartActor.class))
			.contains("Invalid value '-0.5' for configuration property 'troupe.actors.cart.supervision.backoff.jitter'")
			.contains("It must be between 0 and 1.");
	}

	@Test
	void negativeQuarantine(CapturedOutput output) {
		assertThat(FailureReport.of(output, "--troupe.dead-letters.quarantine-after=-1", CartActor.class)).isEqualTo("""
				Description:

				Invalid value '-1' for configuration property 'troupe.dead-letters.quarantine-after' (originating \
				from '"troupe.dead-letters.quarantine-after" from property source "commandLineArgs"'). Validation \
				failed for the following reason:

				It must not be negative.

				Action:

				Review the value of the property with the provided reason.
				""");
	}

	@Test
	void unknownPolicy(CapturedOutput output) {
		assertThat(FailureReport.of(output, "--troupe.mailbox.overflow=explode", CartActor.class)).isEqualTo("""
				Description:

				Failed to bind properties under 'troupe.mailbox.overflow' to io.troupe.Overflow:

				    Property: troupe.mailbox.overflow
				    Value: "explode"
				    Origin: "troupe.mailbox.overflow" from property source "commandLineArgs"
				    Reason: failed to convert java.lang.String to \
				@org.springframework.boot.context.properties.bind.DefaultValue io.troupe.Overflow (caused by \
				java.lang.IllegalArgumentException: No enum constant io.troupe.Overflow.explode)

				Action:

				Update your application's configuration. The following values are valid:

				    BACKPRESSURE
				    BLOCK
				    DROP_NEWEST
				    DROP_OLDEST
				    REJECT
				""");
	}

	@Test
	@EnabledOnJre(JRE.JAVA_17)
	void virtualThreadsWhereThereAreNone(CapturedOutput output) {
		assertThat(FailureReport.of(output, "--troupe.executor.mode=virtual", CartActor.class)).isEqualTo("""
				Description:

				Invalid value 'virtual' for configuration property 'troupe.executor.mode' (originating from \
				'"troupe.executor.mode" from property source "commandLineArgs"'). Validation failed for the \
				following reason:

				Virtual threads need Java 21, but this is Java 17.

				Action:

				Review the value of the property with the provided reason.
				""");
	}

	interface Command {

	}

	@TroupeActor
	static class CartActor implements SinkActor<Command> {

		@Override
		public void onMessage(Command message, SinkContext<Command> context) {
		}

	}

}
