package io.troupe.benchmark.peer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.vlingo.xoom.actors.Actor;
import io.vlingo.xoom.actors.Configuration;
import io.vlingo.xoom.actors.Definition;
import io.vlingo.xoom.actors.World;
import io.vlingo.xoom.common.Completes;

/**
 * VLINGO XOOM's actors with a protocol of one message and one question, in a world with
 * the defaults, supervised as by default, with a proxy written by hand where XOOM would
 * generate one at run time. An ask is a {@link Completes} that completes a future, whose
 * {@link CompletableFuture#orTimeout} is thirty seconds: XOOM keeps a timer of its own
 * until it is due, even if there was an answer. A stash is a deque, since XOOM's stowage
 * holds back whole protocols. There is nothing for actors that block.
 */
public final class XoomPeer extends Peer<XoomReceiver> {

	private final World world = World.start("benchmark", Configuration.define());

	private final AtomicLong names = new AtomicLong();

	@Override
	public Role<XoomReceiver> role(String name, Supplier<? extends Script<XoomReceiver>> script) {
		return new Role<>(name, script, this.names);
	}

	@Override
	public XoomReceiver spawn(Role<XoomReceiver> role) {
		return this.world.actorFor(XoomReceiver.class, definition(role));
	}

	private static Definition definition(Role<XoomReceiver> role) {
		String name = role.name() + "-" + ((AtomicLong) role.recipe()).incrementAndGet();
		return Definition.has(Player.class, () -> new Player(role.script().get()), name);
	}

	@Override
	public void tell(XoomReceiver to, Object message) {
		to.receive(message);
	}

	@Override
	public CompletionStage<Object> ask(XoomReceiver to) {
		CompletableFuture<Object> answer = new CompletableFuture<>();
		to.ask().andThenConsume(answer::complete);
		return answer.orTimeout(30, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		this.world.terminate();
	}

	/** Plays a script. */
	public static final class Player extends Actor implements XoomReceiver, Inside<XoomReceiver> {

		private final Script<XoomReceiver> script;

		private final Question question = (value) -> completes().with(value);

		private Stash stash;

		Player(Script<XoomReceiver> script) {
			this.script = script;
		}

		@Override
		public void receive(Object message) {
			try {
				this.script.receive(message, this);
			}
			catch (Exception ex) {
				// what a protocol declares cannot be checked, and its supervisor takes
				// anything
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public Completes<Object> ask() {
			receive(this.question);
			return completes();
		}

		@Override
		protected void afterStop() {
			this.script.stopped();
		}

		@Override
		public XoomReceiver self() {
			return selfAs(XoomReceiver.class);
		}

		@Override
		public void tell(XoomReceiver to, Object message) {
			to.receive(message);
		}

		@Override
		public XoomReceiver spawn(Role<XoomReceiver> role) {
			return childActorFor(XoomReceiver.class, XoomPeer.definition(role));
		}

		@Override
		public void stash(Object message) {
			if (this.stash == null) {
				this.stash = new Stash();
			}
			this.stash.add(message);
		}

		@Override
		public void unstashAll() throws Exception {
			if (this.stash != null) {
				this.stash.unstash(this.script, this);
			}
		}

	}

}
