package io.troupe.benchmark.savina;

import java.util.concurrent.TimeUnit;

import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Peers;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What all cases have in common: the peer of this fork, opened once, and a round of the
 * case for each invocation. Unless a case says otherwise, its score is messages a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgs = { "-Xms3g", "-Xmx3g", "-Xmn700m", "-XX:+AlwaysPreTouch", "-XX:+UseG1GC",
		// a closed world of XOOM leaves a thread behind
		"-Djmh.shutdownTimeout=1" })
public abstract class SavinaBenchmark {

	@Param({ "troupe", "pekko", "pekko-tuned" })
	private String peer;

	private Peer<?> opened;

	private Round round;

	@Setup(Level.Trial)
	public void open() {
		this.opened = Peers.open(this.peer, getClass());
		this.round = prepare(this.opened);
	}

	@TearDown(Level.Trial)
	public void close() {
		dismiss();
		this.opened.close();
	}

	/** Spawns the actors of the case. */
	abstract <A> Round prepare(Peer<A> peer);

	/** Lets go of what the case has besides actors. */
	void dismiss() {
	}

	/** Plays a round, and fails if the reports of the actors do not add up. */
	final void play(int reports, long expected) throws Exception {
		long sum = play(reports);
		if (sum != expected) {
			throw new IllegalStateException("The reports add up to " + sum + " instead of " + expected);
		}
	}

	/** Plays a round, and returns the sum of the reports. */
	final long play(int reports) throws Exception {
		Finish finish = new Finish(reports);
		this.round.begin(finish);
		return finish.await();
	}

}
