package io.troupe.benchmark.growth;

import java.util.concurrent.Flow;
import java.util.stream.LongStream;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.Spawned;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * The time of an element of an attached stream against the number of elements: a
 * publisher that emits when it is asked to, or an iterator that is read on a thread of
 * its own.
 */
final class StreamLength implements Curve {

	@Override
	public int[] sizes() {
		return new int[] { 10_000, 100_000, 1_000_000, 10_000_000 };
	}

	@Override
	public Trial at(int size) {
		return new Streams(size);
	}

	/** Streams that are read to their end. */
	private static final class Streams implements Trial {

		private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

		private final int size;

		Streams(int size) {
			this.size = size;
		}

		@Override
		public void run(Readings readings) throws InterruptedException {
			Flow.Publisher<Long> range = (subscriber) -> subscriber.onSubscribe(new Range(this.size, subscriber));
			read(Source.<Long, Long>of(range, (element) -> element), "publisher", readings);
			read(Source.<Long, Long>blocking(LongStream.range(0, this.size).boxed(), (element) -> element), "iterator",
					readings);
		}

		private void read(Source<Long> source, String series, Readings readings) throws InterruptedException {
			Reader reader = new Reader(source.onComplete(() -> Reader.END));
			ActorSpec<SinkHandle<Long>> spec = ActorSpec.<Long>sink(() -> reader).named(series);
			long begin = System.nanoTime();
			Spawned<SinkHandle<Long>> actor = this.troupe.spawn(spec);
			reader.done.await();
			readings.addSince(series, begin, this.size);
			actor.stop();
			if (reader.sum != (this.size - 1L) * this.size / 2) {
				throw new IllegalStateException("The elements of the " + series + " add up to " + reader.sum);
			}
		}

		@Override
		public void close() {
			this.troupe.close();
		}

	}

	/** Emits numbers on the thread that asks for them. */
	private static final class Range implements Flow.Subscription {

		private final long end;

		private final Flow.Subscriber<? super Long> subscriber;

		private long next;

		// what is still asked for; positive while somebody emits
		private long demand;

		Range(long end, Flow.Subscriber<? super Long> subscriber) {
			this.end = end;
			this.subscriber = subscriber;
		}

		@Override
		public void request(long n) {
			boolean emits = this.demand > 0;
			this.demand += n;
			if (emits) {
				return;
			}
			while (this.demand > 0 && this.next < this.end) {
				this.subscriber.onNext(this.next++);
				this.demand--;
			}
			if (this.next == this.end) {
				// completes once, whatever is asked for afterwards
				this.next++;
				this.subscriber.onComplete();
			}
		}

		@Override
		public void cancel() {
			this.next = this.end + 1;
		}

	}

	/** Adds up what it reads. */
	private static final class Reader implements SinkActor<Long> {

		private static final Long END = -1L;

		private final Source<Long> source;

		private final Arrivals done = new Arrivals(1);

		// written before the arrival
		private long sum;

		Reader(Source<Long> source) {
			this.source = source;
		}

		@Override
		public void onStart(SinkContext<Long> context) {
			context.attach(this.source);
		}

		@Override
		public void onMessage(Long element, SinkContext<Long> context) {
			if (element.equals(END)) {
				this.done.one();
			}
			else {
				this.sum += element;
			}
		}

	}

}
