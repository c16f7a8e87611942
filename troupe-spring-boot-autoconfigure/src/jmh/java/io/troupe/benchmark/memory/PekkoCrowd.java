package io.troupe.benchmark.memory;

import java.util.concurrent.CountDownLatch;

import io.troupe.benchmark.peer.PekkoPeer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ExtensibleBehavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Typed actors of Pekko, spawned by a parent under a name and without supervision, which
 * would take more; the user keeps the reference.
 */
final class PekkoCrowd implements Crowd {

	private final ActorRef<Birth> parent;

	PekkoCrowd(PekkoPeer peer) {
		this.parent = peer.system().systemActorOf(Behaviors.setup(Parent::new), "parent", Props.empty());
	}

	@Override
	public void gather(Object[] handles, CountDownLatch message) throws InterruptedException {
		CountDownLatch born = new CountDownLatch(1);
		this.parent.tell(new Birth(handles, message, born));
		born.await();
	}

	private record Birth(Object[] handles, CountDownLatch message, CountDownLatch done) {

	}

	/** Spawns the others. */
	private static final class Parent extends ExtensibleBehavior<Birth> {

		private final ActorContext<Birth> context;

		private int names;

		Parent(ActorContext<Birth> context) {
			this.context = context;
		}

		@Override
		public Behavior<Birth> receive(TypedActorContext<Birth> ignored, Birth birth) {
			for (int i = 0; i < birth.handles().length; i++) {
				ActorRef<CountDownLatch> child = this.context.spawn(new Idler(), "idle-" + this.names++);
				child.tell(birth.message());
				birth.handles()[i] = child;
			}
			birth.done().countDown();
			return this;
		}

		@Override
		public Behavior<Birth> receiveSignal(TypedActorContext<Birth> ignored, Signal signal) {
			return this;
		}

	}

	/** Counts its messages. */
	private static final class Idler extends ExtensibleBehavior<CountDownLatch> {

		private int count;

		@Override
		public Behavior<CountDownLatch> receive(TypedActorContext<CountDownLatch> context, CountDownLatch message) {
			this.count++;
			message.countDown();
			return this;
		}

		@Override
		public Behavior<CountDownLatch> receiveSignal(TypedActorContext<CountDownLatch> context, Signal signal) {
			return this;
		}

	}

}
