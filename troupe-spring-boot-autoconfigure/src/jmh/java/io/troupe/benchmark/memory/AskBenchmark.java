package io.troupe.benchmark.memory;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Peers;
import io.troupe.benchmark.peer.Question;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A thread that asks an actor, with a timeout: one question after the other, or with some
 * on their way at any time. Run it with the profiler {@code gc} for bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgs = { "-Xmx2g" })
public class AskBenchmark {

	private static final int ASKS = 10_000;

	private static final int IN_FLIGHT = 64;

	private static final Object ANSWER = new Object();

	@Param({ "troupe", "pekko" })
	private String peer;

	private Peer<?> opened;

	private Supplier<CompletionStage<Object>> asker;

	@Setup(Level.Trial)
	public void open() {
		prepare(Peers.open(this.peer));
	}

	private <A> void prepare(Peer<A> peer) {
		A server = peer.spawn(peer.role("server", () -> (message, inside) -> ((Question) message).answer(ANSWER)));
		this.asker = () -> peer.ask(server);
		this.opened = peer;
	}

	@TearDown(Level.Trial)
	public void close() {
		this.opened.close();
	}

	@Benchmark
	public Object sequential() {
		return await(this.asker.get());
	}

	@Benchmark
	@OperationsPerInvocation(ASKS)
	public void pipelined() {
		CompletionStage<?>[] answers = new CompletionStage<?>[IN_FLIGHT];
		for (int i = 0; i < ASKS; i++) {
			int place = i % IN_FLIGHT;
			if (answers[place] != null) {
				await(answers[place]);
			}
			answers[place] = this.asker.get();
		}
		for (CompletionStage<?> answer : answers) {
			await(answer);
		}
	}

	private static Object await(CompletionStage<?> answer) {
		Object value = answer.toCompletableFuture().join();
		if (value != ANSWER) {
			throw new IllegalStateException("answered with " + value);
		}
		return value;
	}

}
