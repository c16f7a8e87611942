package io.troupe.benchmark.peer;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.metrics.TroupeMetrics;
import io.troupe.runtime.LocalTroupe;
import io.troupe.runtime.LocalTroupeBuilder;

/**
 * Troupe through its public API, either as Spring Boot configures it by default, metrics
 * included, or bare: without a bound, without metrics and without warnings. A thread that
 * is no actor's yields while a mailbox is full; an ask has a timeout of thirty seconds.
 */
public final class TroupePeer extends Peer<SinkHandle<Object>> {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final LocalTroupe troupe;

	private TroupePeer(LocalTroupeBuilder builder) {
		this.troupe = builder.build();
		this.troupe.start();
	}

	public static TroupePeer withDefaults() {
		AtomicReference<LocalTroupe> engine = new AtomicReference<>();
		TroupeMetrics metrics = new TroupeMetrics(engine::get, true);
		metrics.bindTo(new SimpleMeterRegistry());
		TroupePeer peer = new TroupePeer(LocalTroupe.builder().listener(metrics));
		engine.set(peer.troupe);
		return peer;
	}

	public static TroupePeer bare() {
		return new TroupePeer(LocalTroupe.builder()
			.mailbox(MailboxOptions.of(0, Overflow.BACKPRESSURE))
			.blockedWarning(Duration.ZERO));
	}

	public LocalTroupe engine() {
		return this.troupe;
	}

	@Override
	public Role<SinkHandle<Object>> role(String name, Supplier<? extends Script<SinkHandle<Object>>> script) {
		return new Role<>(name, script, spec(name, script));
	}

	@Override
	public Role<SinkHandle<Object>> blockingRole(String name, Supplier<? extends Script<SinkHandle<Object>>> script) {
		return new Role<>(name, script, spec(name, script).blocking());
	}

	private static ActorSpec<SinkHandle<Object>> spec(String name,
			Supplier<? extends Script<SinkHandle<Object>>> script) {
		return ActorSpec.<Object>sink(() -> new Player(script.get())).named(name);
	}

	@SuppressWarnings("unchecked")
	private static ActorSpec<SinkHandle<Object>> spec(Role<SinkHandle<Object>> role) {
		return (ActorSpec<SinkHandle<Object>>) role.recipe();
	}

	@Override
	public SinkHandle<Object> spawn(Role<SinkHandle<Object>> role) {
		return this.troupe.spawn(spec(role)).handle();
	}

	@Override
	public void tell(SinkHandle<Object> to, Object message) {
		while (!to.trySend(message)) {
			Thread.yield();
		}
	}

	@Override
	public CompletionStage<Object> ask(SinkHandle<Object> to) {
		return to.ask(Inquiry::new, TIMEOUT);
	}

	@Override
	public void close() {
		this.troupe.close();
	}

	/** A question by a reply. */
	private record Inquiry(Reply<Object> reply) implements Question {

		@Override
		public void answer(Object value) {
			this.reply.send(value);
		}

	}

	/** Plays a script. */
	private static final class Player implements SinkActor<Object>, Inside<SinkHandle<Object>> {

		private final Script<SinkHandle<Object>> script;

		private SinkContext<Object> context;

		Player(Script<SinkHandle<Object>> script) {
			this.script = script;
		}

		@Override
		public void onStart(SinkContext<Object> context) {
			this.context = context;
		}

		@Override
		public void onMessage(Object message, SinkContext<Object> context) throws Exception {
			this.script.receive(message, this);
		}

		@Override
		public void onStop(SinkContext<Object> context) {
			this.script.stopped();
		}

		@Override
		public SinkHandle<Object> self() {
			return this.context.self();
		}

		@Override
		public void tell(SinkHandle<Object> to, Object message) {
			to.send(message);
		}

		@Override
		public SinkHandle<Object> spawn(Role<SinkHandle<Object>> role) {
			return this.context.spawn(spec(role)).handle();
		}

		@Override
		public void stop() {
			this.context.stop();
		}

		@Override
		public void stash(Object message) {
			this.context.stash(message);
		}

		@Override
		public void unstashAll() {
			this.context.unstashAll();
		}

	}

}
