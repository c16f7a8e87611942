package io.troupe.benchmark.peer;

import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.MpscUnboundedArrayQueue;

/**
 * The limit that JCTools sets: an {@link MpscUnboundedArrayQueue}, linked in chunks of
 * 1,024, whose consumer polls without pause.
 */
public final class JctoolsPeer extends BareQueuePeer<MessagePassingQueue<Object>> {

	private static final int CHUNK = 1_024;

	private volatile boolean closed;

	@Override
	public MessagePassingQueue<Object> spawn(Role<MessagePassingQueue<Object>> role) {
		MessagePassingQueue<Object> queue = new MpscUnboundedArrayQueue<>(CHUNK);
		Script<MessagePassingQueue<Object>> script = role.script().get();
		Thread thread = new Thread(() -> consume(queue, script), role.name());
		thread.setDaemon(true);
		thread.start();
		return queue;
	}

	private void consume(MessagePassingQueue<Object> queue, Script<MessagePassingQueue<Object>> script) {
		try {
			while (!this.closed) {
				Object message = queue.relaxedPoll();
				if (message != null) {
					script.receive(message, this);
				}
				else {
					Thread.onSpinWait();
				}
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException("The consumer failed", ex);
		}
	}

	@Override
	public void tell(MessagePassingQueue<Object> to, Object message) {
		to.offer(message);
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
