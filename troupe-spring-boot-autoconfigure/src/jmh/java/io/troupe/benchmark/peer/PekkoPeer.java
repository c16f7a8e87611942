package io.troupe.benchmark.peer;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.ExtensibleBehavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;

/**
 * Apache Pekko's typed actors through {@link ExtensibleBehavior}, the thinnest layer it
 * offers, spawned by its spawn protocol, with a stash or a supervision where one is
 * needed. With the defaults, or tuned for two cores, actors that block are on the
 * dispatcher that Pekko keeps for them; there is also the dispatcher on virtual threads,
 * for all actors, which needs Java 21. An ask is Pekko's ask pattern with a timeout of
 * thirty seconds.
 */
public final class PekkoPeer extends Peer<ActorRef<Object>> {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final int STASH = 1_000_000;

	private static final String QUIET = """
			pekko.loglevel = OFF
			pekko.stdout-loglevel = OFF
			pekko.log-dead-letters = off
			""";

	private static final String TUNED = """
			pekko.actor.default-dispatcher {
			  throughput = 100
			  fork-join-executor { parallelism-min = 2, parallelism-max = 2 }
			}
			""";

	private static final String VIRTUAL = """
			pekko.actor.default-dispatcher.executor = virtual-thread-executor
			""";

	private final ActorSystem<SpawnProtocol.Command> system;

	private final Props blocking;

	private final AtomicInteger names = new AtomicInteger();

	private PekkoPeer(String settings, Props blocking) {
		this.blocking = blocking;
		Config config = ConfigFactory.parseString(settings).withFallback(ConfigFactory.load());
		this.system = ActorSystem.create(SpawnProtocol.create(), "benchmark", config);
	}

	public static PekkoPeer withDefaults() {
		return new PekkoPeer(QUIET, DispatcherSelector.blocking());
	}

	public static PekkoPeer tuned() {
		return new PekkoPeer(QUIET + TUNED, DispatcherSelector.blocking());
	}

	public static PekkoPeer onVirtualThreads() {
		return new PekkoPeer(QUIET + VIRTUAL, DispatcherSelector.defaultDispatcher());
	}

	public ActorSystem<SpawnProtocol.Command> system() {
		return this.system;
	}

	@Override
	public Role<ActorRef<Object>> role(String name, Supplier<? extends Script<ActorRef<Object>>> script) {
		return role(name, script, player(script, null), Props.empty());
	}

	@Override
	public Role<ActorRef<Object>> blockingRole(String name, Supplier<? extends Script<ActorRef<Object>>> script) {
		return role(name, script, player(script, null), this.blocking);
	}

	@Override
	public Role<ActorRef<Object>> stashingRole(String name, Supplier<? extends Script<ActorRef<Object>>> script) {
		return role(name, script, Behaviors.withStash(STASH, (stash) -> player(script, stash)), Props.empty());
	}

	private static Behavior<Object> player(Supplier<? extends Script<ActorRef<Object>>> script,
			StashBuffer<Object> stash) {
		return Behaviors.setup((context) -> new Player(context, stash, script.get()));
	}

	@Override
	public Role<ActorRef<Object>> supervisedRole(String name, Supplier<? extends Script<ActorRef<Object>>> script) {
		return role(name, script, Behaviors.supervise(player(script, null)).onFailure(SupervisorStrategy.restart()),
				Props.empty());
	}

	private Role<ActorRef<Object>> role(String name, Supplier<? extends Script<ActorRef<Object>>> script,
			Behavior<Object> behavior, Props props) {
		return new Role<>(name, script, new Recipe(behavior, props, this.names));
	}

	@Override
	public ActorRef<Object> spawn(Role<ActorRef<Object>> role) {
		Recipe recipe = (Recipe) role.recipe();
		CompletionStage<ActorRef<Object>> spawned = AskPattern.ask(this.system,
				(replyTo) -> new SpawnProtocol.Spawn<>(recipe.behavior(), recipe.nextName(role), recipe.props(),
						replyTo),
				TIMEOUT, this.system.scheduler());
		return spawned.toCompletableFuture().join();
	}

	@Override
	public void tell(ActorRef<Object> to, Object message) {
		to.tell(message);
	}

	@Override
	public CompletionStage<Object> ask(ActorRef<Object> to) {
		return AskPattern.ask(to, Inquiry::new, TIMEOUT, this.system.scheduler());
	}

	@Override
	public void close() {
		this.system.terminate();
		this.system.getWhenTerminated().toCompletableFuture().join();
	}

	/** A behaviour, where it runs, and the numbers of those that play it. */
	private record Recipe(Behavior<Object> behavior, Props props, AtomicInteger names) {

		String nextName(Role<ActorRef<Object>> role) {
			return role.name() + "-" + this.names.incrementAndGet();
		}

	}

	/** A question by a reference. */
	private record Inquiry(ActorRef<Object> replyTo) implements Question {

		@Override
		public void answer(Object value) {
			this.replyTo.tell(value);
		}

	}

	/** Plays a script. */
	private static final class Player extends ExtensibleBehavior<Object> implements Inside<ActorRef<Object>> {

		private final ActorContext<Object> context;

		private final StashBuffer<Object> stash;

		private final Script<ActorRef<Object>> script;

		private Behavior<Object> next = this;

		Player(ActorContext<Object> context, StashBuffer<Object> stash, Script<ActorRef<Object>> script) {
			this.context = context;
			this.stash = stash;
			this.script = script;
		}

		@Override
		public Behavior<Object> receive(TypedActorContext<Object> ignored, Object message) throws Exception {
			this.script.receive(message, this);
			return this.next;
		}

		@Override
		public Behavior<Object> receiveSignal(TypedActorContext<Object> ignored, Signal signal) {
			if (signal instanceof PostStop) {
				this.script.stopped();
			}
			return this;
		}

		@Override
		public ActorRef<Object> self() {
			return this.context.getSelf();
		}

		@Override
		public void tell(ActorRef<Object> to, Object message) {
			to.tell(message);
		}

		@Override
		public ActorRef<Object> spawn(Role<ActorRef<Object>> role) {
			Recipe recipe = (Recipe) role.recipe();
			return this.context.spawn(recipe.behavior(), recipe.nextName(role), recipe.props());
		}

		@Override
		public void stop() {
			this.next = Behaviors.stopped();
		}

		@Override
		public void stash(Object message) {
			this.stash.stash(message);
		}

		@Override
		public void unstashAll() {
			this.next = this.stash.unstashAll(this);
		}

	}

}
