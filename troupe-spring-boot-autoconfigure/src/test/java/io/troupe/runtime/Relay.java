package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.Spawned;
import io.troupe.StreamActor;
import io.troupe.StreamContext;
import io.troupe.StreamHandle;

/**
 * A stream of numbers through three actors, each of which checks their order: run in a
 * JVM of its own with little memory. The first reads it as an attached source, and each
 * sends to the next, held back by its mailbox.
 */
public final class Relay {

	private static final long END = -1;

	private Relay() {
	}

	/** Runs with the number of elements, and prints how many arrived. */
	public static void main(String[] arguments) {
		long elements = Long.parseLong(arguments[0]);
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> {
		})) {
			CompletableFuture<Long> arrived = new CompletableFuture<>();
			Spawned<SinkHandle<Long>> last = station(engine, (number, count) -> {
				if (number == END) {
					arrived.complete(count);
				}
			});
			Spawned<SinkHandle<Long>> middle = station(engine, (number, count) -> last.handle().send(number));
			Spawned<StreamHandle<Object>> first = engine.spawn(first(elements, middle.handle()));
			long begin = System.nanoTime();
			long count = Soon.get(arrived, Stress.LIMIT);
			Soon.get(first.whenStopped());
			System.out.println("arrived " + count + " in order after " + (System.nanoTime() - begin) / 1_000_000
					+ " ms in " + Runtime.getRuntime().maxMemory() / 1_048_576 + " MB");
		}
	}

	private static ActorSpec<StreamHandle<Object>> first(long elements, SinkHandle<Long> next) {
		return ActorSpec.<Long, Object>stream(() -> new StreamActor<>() {
			private long expected;

			@Override
			public void onStart(StreamContext<Long, Object> context) {
				context
					.attach(Source.<Long, Long>blocking(() -> LongStream.range(0, elements).boxed(), (number) -> number)
						.onComplete(() -> END));
			}

			@Override
			public void onMessage(Long number, StreamContext<Long, Object> context) {
				check(number, this.expected++);
				next.send(number);
			}
		}).named("first");
	}

	private static Spawned<SinkHandle<Long>> station(TestEngine engine, BiConsumer<Long, Long> then) {
		return engine.spawn(ActorSpec.<Long>sink(() -> {
			long[] expected = new long[1];
			return (number, context) -> {
				check(number, expected[0]);
				then.accept(number, expected[0]);
				expected[0]++;
			};
		}).named("station").mailbox(MailboxOptions.of(1024, Overflow.BACKPRESSURE)));
	}

	private static void check(long number, long expected) {
		if (number != END && number != expected) {
			System.out.println("out of order: " + number + " instead of " + expected);
			Runtime.getRuntime().halt(1);
		}
	}

}
