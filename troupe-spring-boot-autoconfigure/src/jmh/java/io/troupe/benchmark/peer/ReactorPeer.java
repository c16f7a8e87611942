package io.troupe.benchmark.peer;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import reactor.core.Disposable;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Reactor: a unicast sink for each actor, published on the parallel scheduler or, if it
 * blocks, on the bounded elastic one. The sink refuses what two threads emit at the same
 * time, so each emission is tried again until it is alone, as the documentation advises.
 * An ask is a {@link Sinks.One} in the message with a timeout of thirty seconds; a stash
 * is a deque.
 */
public final class ReactorPeer extends Peer<Sinks.Many<Object>> {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@Override
	public Role<Sinks.Many<Object>> role(String name, Supplier<? extends Script<Sinks.Many<Object>>> script) {
		return new Role<>(name, script, Schedulers.parallel());
	}

	@Override
	public Role<Sinks.Many<Object>> blockingRole(String name, Supplier<? extends Script<Sinks.Many<Object>>> script) {
		return new Role<>(name, script, Schedulers.boundedElastic());
	}

	@Override
	public Sinks.Many<Object> spawn(Role<Sinks.Many<Object>> role) {
		return Player.start(role);
	}

	@Override
	public void tell(Sinks.Many<Object> to, Object message) {
		to.emitNext(message, ReactorPeer::isContended);
	}

	private static boolean isContended(Object signal, Sinks.EmitResult result) {
		return result == Sinks.EmitResult.FAIL_NON_SERIALIZED;
	}

	@Override
	public CompletionStage<Object> ask(Sinks.Many<Object> to) {
		Sinks.One<Object> answer = Sinks.one();
		tell(to, new Inquiry(answer));
		return answer.asMono().timeout(TIMEOUT).toFuture();
	}

	@Override
	public void close() {
		Schedulers.shutdownNow();
	}

	/** A question by a sink. */
	private record Inquiry(Sinks.One<Object> replyTo) implements Question {

		@Override
		public void answer(Object value) {
			this.replyTo.tryEmitValue(value).orThrow();
		}

	}

	/** Listens to its sink. */
	private static final class Player extends HandmadeActor<Sinks.Many<Object>> {

		private final Sinks.Many<Object> sink = Sinks.many().unicast().onBackpressureBuffer();

		private Disposable subscription;

		private Player(Script<Sinks.Many<Object>> script) {
			super(script);
		}

		static Sinks.Many<Object> start(Role<Sinks.Many<Object>> role) {
			Player player = new Player(role.script().get());
			// nothing is played before somebody has the sink, so never before this is set
			player.subscription = player.sink.asFlux().publishOn((Scheduler) role.recipe()).subscribe(player::receive);
			return player.sink;
		}

		private void receive(Object message) {
			play(message);
			if (hasEnded()) {
				this.subscription.dispose();
			}
		}

		@Override
		public Sinks.Many<Object> self() {
			return this.sink;
		}

		@Override
		public void tell(Sinks.Many<Object> to, Object message) {
			to.emitNext(message, ReactorPeer::isContended);
		}

		@Override
		public Sinks.Many<Object> spawn(Role<Sinks.Many<Object>> role) {
			return start(role);
		}

	}

}
