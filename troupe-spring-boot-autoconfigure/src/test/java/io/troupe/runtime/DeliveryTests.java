package io.troupe.runtime;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DeliveryTests {

	private final TestEngine engine = TestEngine.create((builder) -> {
	});

	private final Probe<Object> probe = new Probe<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void messagesOfOneSenderArriveInTheOrderSent() {
		this.engine.troupe().start();
		SinkHandle<Integer> actor = this.engine
			.<Integer>spawn("in-order", (message, context) -> this.probe.add(message))
			.handle();
		List<Object> numbers = List.copyOf(IntStream.range(0, 1000).boxed().toList());

		numbers.forEach((number) -> actor.send((Integer) number));

		assertThat(this.probe.next(1000)).isEqualTo(numbers);
	}

	@Test
	void messagesSentBeforeTheStartWait() {
		SinkHandle<String> actor = this.engine.troupe()
			.add(ActorSpec.<String>sink(() -> (message, context) -> this.probe.add(message)).named("early"));
		actor.send("first");
		boolean accepted = actor.trySend("second");

		assertThat(accepted).isTrue();
		assertThat(this.probe.rest()).isEmpty();
		this.engine.troupe().start();

		assertThat(this.probe.next(2)).containsExactly("first", "second");
	}

	@Test
	void anAskBeforeTheStartIsAnsweredAfterIt() {
		SinkHandle<Step> actor = this.engine.troupe().add(TestEngine.steps());
		Probe<String> answers = new Probe<>();
		actor.<String>ask((reply) -> (context) -> reply.send("hello")).thenAccept(answers::add);

		this.engine.troupe().start();

		assertThat(answers.next()).isEqualTo("hello");
	}

	@Test
	void anActorAddedAfterTheStartStartsAtOnce() {
		this.engine.troupe().start();
		SinkHandle<Step> actor = this.engine.troupe().add(TestEngine.steps());

		String name = Step.ask(actor, (context) -> context.name());

		assertThat(name).isEqualTo("steps").isEqualTo(actor.name());
	}

	@Test
	void twoPermanentActorsCannotShareAName() {
		this.engine.troupe().add(TestEngine.steps());

		assertThatIllegalArgumentException().isThrownBy(() -> this.engine.troupe().add(TestEngine.steps()))
			.withMessageContaining("'steps'");
	}

	@Test
	void theHandleOfAPermanentActorIsAlwaysTheSame() {
		SinkHandle<Step> actor = this.engine.troupe().add(TestEngine.steps());

		SinkHandle<Step> found = this.engine.troupe().handle("steps");

		assertThat(found).isSameAs(actor);
	}

	@Test
	void askingForAnUnknownHandleListsTheNames() {
		this.engine.troupe().add(TestEngine.steps());

		assertThatIllegalArgumentException().isThrownBy(() -> this.engine.troupe().handle("stops"))
			.withMessageContaining("'stops'")
			.withMessageContaining("steps");
	}

	@Test
	void theReceiverNeverRunsOnTheSendersStack() {
		this.engine.troupe().start();
		AtomicReference<Thread> sending = new AtomicReference<>();
		SinkHandle<String> receiver = this.engine
			.<String>spawn("receiver", (message, context) -> this.probe.add(sending.get() == Thread.currentThread()))
			.handle();
		SinkHandle<Step> sender = this.engine.spawnSteps().handle();

		sender.send((context) -> {
			sending.set(Thread.currentThread());
			receiver.send("from inside");
			sending.set(null);
		});
		Step.settle(sender);
		sending.set(Thread.currentThread());
		receiver.send("from outside");

		assertThat(this.probe.next(2)).containsExactly(false, false);
	}

	@Test
	void messagesToItselfAreExemptFromTheCapacity() {
		this.engine.troupe().start();
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().mailbox(MailboxOptions.of(2, Overflow.REJECT)))
			.handle();

		actor.send((context) -> IntStream.range(0, 100)
			.forEach((number) -> context.self().send((self) -> this.probe.add(number))));

		assertThat(this.probe.next(100)).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
	}

	@Test
	void selfIsTheHandleTheOutsideHas() {
		this.engine.troupe().start();
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();

		Boolean same = Step.ask(actor, (context) -> context.self() == actor);

		assertThat(same).isTrue();
	}

}
