package io.troupe.benchmark.peer;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.eventbus.MessageConsumer;

/**
 * Vert.x: a verticle for each actor, deployed on an event loop or, if it blocks, on a
 * virtual thread, before Java 21 on the worker pool. It listens to an address of the
 * event bus, which is local and passes references. A child is one more consumer on the
 * event loop of its parent, since a deployment is not done within a turn. An ask is a
 * request with a timeout of thirty seconds; a stash is a deque.
 */
public final class VertxPeer extends Peer<String> {

	private static final DeliveryOptions OPTIONS = new DeliveryOptions().setLocalOnly(true)
		.setCodecName(ReferenceCodec.NAME)
		.setSendTimeout(30_000);

	private static final Object ASK = new Object();

	private final Vertx vertx = Vertx.vertx();

	private final EventBus bus = this.vertx.eventBus().registerCodec(new ReferenceCodec());

	private final AtomicLong names = new AtomicLong();

	@Override
	public Role<String> role(String name, Supplier<? extends Script<String>> script) {
		return new Role<>(name, script, new DeploymentOptions());
	}

	@Override
	public Role<String> blockingRole(String name, Supplier<? extends Script<String>> script) {
		ThreadingModel threads = (Runtime.version().feature() >= 21) ? ThreadingModel.VIRTUAL_THREAD
				: ThreadingModel.WORKER;
		return new Role<>(name, script, new DeploymentOptions().setThreadingModel(threads));
	}

	@Override
	public String spawn(Role<String> role) {
		Player player = new Player(this, role);
		VerticleBase verticle = new VerticleBase() {
			@Override
			public Future<?> start() {
				return player.listen();
			}
		};
		this.vertx.deployVerticle(verticle, (DeploymentOptions) role.recipe())
			.toCompletionStage()
			.toCompletableFuture()
			.join();
		return player.self();
	}

	private String nextAddress(Role<String> role) {
		return role.name() + "-" + this.names.incrementAndGet();
	}

	@Override
	public void tell(String to, Object message) {
		this.bus.send(to, message, OPTIONS);
	}

	@Override
	public CompletionStage<Object> ask(String to) {
		return this.bus.request(to, ASK, OPTIONS).map(Message::body).toCompletionStage();
	}

	@Override
	public void close() {
		this.vertx.close().toCompletionStage().toCompletableFuture().join();
	}

	/** A question by a message. */
	private record Inquiry(Message<Object> message) implements Question {

		@Override
		public void answer(Object value) {
			this.message.reply(value, OPTIONS);
		}

	}

	/** Listens to an address. */
	private static final class Player extends HandmadeActor<String> {

		private final VertxPeer peer;

		private final String address;

		private MessageConsumer<Object> consumer;

		Player(VertxPeer peer, Role<String> role) {
			super(role.script().get());
			this.peer = peer;
			this.address = peer.nextAddress(role);
		}

		Future<Void> listen() {
			this.consumer = this.peer.bus.localConsumer(this.address, this::receive);
			return this.consumer.completion();
		}

		private void receive(Message<Object> message) {
			play((message.body() == ASK) ? new Inquiry(message) : message.body());
			if (hasEnded()) {
				this.consumer.unregister();
			}
		}

		@Override
		public String self() {
			return this.address;
		}

		@Override
		public void tell(String to, Object message) {
			this.peer.bus.send(to, message, OPTIONS);
		}

		@Override
		public String spawn(Role<String> role) {
			Player child = new Player(this.peer, role);
			child.listen();
			return child.self();
		}

	}

	/** Passes the message itself. */
	private static final class ReferenceCodec implements MessageCodec<Object, Object> {

		private static final String NAME = "reference";

		@Override
		public Object transform(Object message) {
			return message;
		}

		@Override
		public String name() {
			return NAME;
		}

		@Override
		public byte systemCodecID() {
			return -1;
		}

		@Override
		public void encodeToWire(Buffer buffer, Object message) {
			throw new UnsupportedOperationException("The bus is local");
		}

		@Override
		public Object decodeFromWire(int position, Buffer buffer) {
			throw new UnsupportedOperationException("The bus is local");
		}

	}

}
