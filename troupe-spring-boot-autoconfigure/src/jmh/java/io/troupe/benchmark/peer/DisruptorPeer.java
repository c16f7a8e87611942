package io.troupe.benchmark.peer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;

/**
 * The limit that the Disruptor sets: a ring for several producers, as long as Troupe's
 * mailbox by default, whose consumer spins or yields.
 */
public final class DisruptorPeer extends BareQueuePeer<RingBuffer<DisruptorPeer.Slot>> {

	private static final int SLOTS = 8_192;

	private final Supplier<? extends WaitStrategy> waiting;

	private final Queue<Disruptor<Slot>> started = new ConcurrentLinkedQueue<>();

	private DisruptorPeer(Supplier<? extends WaitStrategy> waiting) {
		this.waiting = waiting;
	}

	static DisruptorPeer spinning() {
		return new DisruptorPeer(BusySpinWaitStrategy::new);
	}

	static DisruptorPeer yielding() {
		return new DisruptorPeer(YieldingWaitStrategy::new);
	}

	@Override
	public RingBuffer<Slot> spawn(Role<RingBuffer<Slot>> role) {
		Script<RingBuffer<Slot>> script = role.script().get();
		Disruptor<Slot> disruptor = new Disruptor<>(Slot::new, SLOTS, DaemonThreadFactory.INSTANCE, ProducerType.MULTI,
				this.waiting.get());
		disruptor.handleEventsWith((slot, sequence, endOfBatch) -> script.receive(slot.message, this));
		this.started.add(disruptor);
		return disruptor.start();
	}

	@Override
	public void tell(RingBuffer<Slot> to, Object message) {
		to.publishEvent(Slot::fill, message);
	}

	@Override
	public void close() {
		this.started.forEach(Disruptor::halt);
	}

	/** Holds a message in the ring. */
	static final class Slot {

		private Object message;

		private static void fill(Slot slot, long sequence, Object message) {
			slot.message = message;
		}

	}

}
