package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.troupe.ActorSpec;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.StreamHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class NullArgumentTests {

	private final TestEngine engine = TestEngine.start();

	private final SinkHandle<Step> actor = this.engine.spawnSteps().handle();

	@AfterEach
	void close() {
		this.engine.close();
	}

	static Stream<Arguments> handleCalls() {
		return Stream.of(outside("send", "message", (actor) -> actor.send(null)),
				outside("trySend", "message", (actor) -> actor.trySend(null)),
				outside("ask", "message", (actor) -> actor.ask(null)),
				outside("ask with timeout", "message", (actor) -> actor.ask(null, Duration.ofSeconds(1))),
				outside("ask without timeout", "timeout", (actor) -> actor.ask((reply) -> (context) -> {
				}, null)), outside("contramap", "mapper", (actor) -> actor.contramap(null)));
	}

	@ParameterizedTest
	@MethodSource("handleCalls")
	void aHandleNamesTheNullArgumentAndEnqueuesNothing(Consumer<SinkHandle<Step>> call, String argument) {
		Throwable thrown = catchThrowable(() -> call.accept(this.actor));
		Step.settle(this.actor);

		assertThat(thrown).isInstanceOf(NullPointerException.class).hasMessage("'" + argument + "' must not be null");
		assertThat(this.engine.snapshot(this.actor).mailbox().highWaterMark()).isLessThanOrEqualTo(1);
	}

	@Test
	void anAskThatMakesNoMessageIsRefused() {
		Throwable thrown = catchThrowable(() -> this.actor.ask((reply) -> null));
		Step.settle(this.actor);

		assertThat(thrown).isInstanceOf(NullPointerException.class)
			.hasMessage("the message made for an ask must not be null");
		assertThat(this.engine.snapshot(this.actor).mailbox().highWaterMark()).isLessThanOrEqualTo(1);
	}

	static Stream<Arguments> contextCalls() {
		return Stream.of(inside("become", "behavior", (context) -> context.become(null)),
				inside("schedule", "delay", (context) -> context.schedule(null, (step) -> {
				})), inside("schedule", "message", (context) -> context.schedule(Duration.ZERO, null)),
				inside("scheduleAt", "time", (context) -> context.scheduleAt(null, (step) -> {
				})), inside("scheduleAt", "message", (context) -> context.scheduleAt(Instant.EPOCH, null)),
				inside("fixed rate", "initial",
						(context) -> context.scheduleAtFixedRate(null, Duration.ofSeconds(1), (step) -> {
						})),
				inside("fixed rate", "period", (context) -> context.scheduleAtFixedRate(Duration.ZERO, null, (step) -> {
				})),
				inside("fixed rate", "message",
						(context) -> context.scheduleAtFixedRate(Duration.ZERO, Duration.ofSeconds(1), null)),
				inside("pipeToSelf", "stage", (context) -> context.pipeToSelf(null, (result) -> null, (ex) -> null)),
				inside("pipeToSelf", "onSuccess",
						(context) -> context.pipeToSelf(new CompletableFuture<>(), null, (ex) -> null)),
				inside("pipeToSelf", "onFailure",
						(context) -> context.pipeToSelf(new CompletableFuture<>(), (result) -> null, null)),
				inside("manage", "stage", (context) -> context.manage(null)),
				inside("spawn", "spec", (context) -> context.spawn((ActorSpec<SinkHandle<String>>) null)),
				inside("watch", "actor", (context) -> context.watch(null, () -> null)),
				inside("watch", "message", (context) -> context.watch(context.spawn(TestEngine.steps()), null)),
				inside("stash", "message", (context) -> context.stash(null)),
				inside("attach", "source", (context) -> context.attach((Source<Step>) null)),
				inside("attach a publisher", "publisher",
						(context) -> context.attach((Flow.Publisher<String>) null, (element) -> null)),
				inside("attach a publisher", "mapper",
						(context) -> context.attach(new ManualPublisher<String>(), null)),
				inside("attach an iterator", "iterator",
						(context) -> context.attach((Iterator<String>) null, (element) -> null)),
				inside("attach an iterator", "mapper", (context) -> context.attach(List.<String>of().iterator(), null)),
				inside("attach a stream", "stream",
						(context) -> context.attach((Stream<String>) null, (element) -> null)),
				inside("attach a stream", "mapper", (context) -> context.attach(Stream.<String>of(), null)));
	}

	static Stream<Arguments> streamCalls() {
		return Stream.of(stream("subscribe", "subscriber", (handle) -> handle.subscribe(null)),
				stream("subscribe", "listener", (handle) -> handle.subscribe(null, (missed) -> {
				})), stream("subscribe", "lagged", (handle) -> handle.subscribe((item) -> {
				}, null)));
	}

	@ParameterizedTest
	@MethodSource("streamCalls")
	void aStreamHandleNamesTheNullArgument(Consumer<StreamHandle<Object>> call, String argument) {
		StreamHandle<Object> joint = this.engine.spawn(Cue.spec()).handle();

		Throwable thrown = catchThrowable(() -> call.accept(joint));

		assertThat(thrown).isInstanceOf(NullPointerException.class).hasMessage("'" + argument + "' must not be null");
		assertThat(this.engine.snapshot(joint).streams().subscribers()).isEmpty();
	}

	static Stream<Arguments> sourceCalls() {
		return Stream.of(source("name", (source) -> source.named(null)),
				source("message", (source) -> source.onComplete(null)),
				source("message", (source) -> source.onError(null)), source("message", (source) -> source.onLag(null)),
				source("opener", (source) -> Source.blocking((Callable<Stream<String>>) null, (element) -> element)),
				source("factory", (source) -> ActorSpec.stream(null)),
				source("factory", (source) -> ActorSpec.joint(null)));
	}

	@ParameterizedTest
	@MethodSource("sourceCalls")
	void aSourceAndASpecNameTheNullArgument(Consumer<Source<String>> call, String argument) {
		Source<String> source = Source.of(new ManualPublisher<String>(), (element) -> element);

		Throwable thrown = catchThrowable(() -> call.accept(source));

		assertThat(thrown).isInstanceOf(NullPointerException.class).hasMessage("'" + argument + "' must not be null");
	}

	private static Arguments stream(String method, String argument, Consumer<StreamHandle<Object>> call) {
		return arguments(Named.of(method, call), argument);
	}

	private static Arguments source(String argument, Consumer<Source<String>> call) {
		return arguments(Named.of("source", call), argument);
	}

	@ParameterizedTest
	@MethodSource("contextCalls")
	void aContextNamesTheNullArgument(Consumer<SinkContext<Step>> call, String argument) {
		Throwable thrown = Step.ask(this.actor, (context) -> catchThrowable(() -> call.accept(context)));

		assertThat(thrown).isInstanceOf(NullPointerException.class).hasMessage("'" + argument + "' must not be null");
	}

	static Stream<Arguments> engineCalls() {
		return Stream.of(engine("spawn", "spec", (troupe) -> troupe.spawn((ActorSpec<SinkHandle<String>>) null)),
				engine("add", "spec", (troupe) -> troupe.add((ActorSpec<SinkHandle<String>>) null)),
				engine("find", "name", (troupe) -> troupe.find(null)),
				engine("handle", "name", (troupe) -> troupe.handle(null)));
	}

	@ParameterizedTest
	@MethodSource("engineCalls")
	void theEngineNamesTheNullArgument(Consumer<LocalTroupe> call, String argument) {
		Throwable thrown = catchThrowable(() -> call.accept(this.engine.troupe()));

		assertThat(thrown).isInstanceOf(NullPointerException.class).hasMessage("'" + argument + "' must not be null");
	}

	private static Arguments outside(String method, String argument, Consumer<SinkHandle<Step>> call) {
		return arguments(Named.of(method, call), argument);
	}

	private static Arguments inside(String method, String argument, Consumer<SinkContext<Step>> call) {
		return arguments(Named.of(method, call), argument);
	}

	private static Arguments engine(String method, String argument, Consumer<LocalTroupe> call) {
		return arguments(Named.of(method, call), argument);
	}

}
