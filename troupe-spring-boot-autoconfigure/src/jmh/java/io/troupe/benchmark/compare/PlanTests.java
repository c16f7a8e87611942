package io.troupe.benchmark.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTests {

	private static final Case PING_PONG = new Case("PingPong", "io.troupe.benchmark.savina.PingPong.run",
			List.of("troupe", "pekko", "vertx"));

	private static final Case BIG = new Case("Big", "io.troupe.benchmark.savina.Big.run",
			List.of("troupe", "pekko", "vertx"));

	private static final Jdk JDK = Jdk.running();

	@Test
	void eachPeerIsTheFirstOfARoundEquallyOften() {
		Plan plan = new Plan(List.of(PING_PONG), List.of(JDK), List.of(), 6, 42);

		assertThat(plan.blocks()).extracting((block) -> block.peers().get(0))
			.containsExactlyInAnyOrder("troupe", "troupe", "pekko", "pekko", "vertx", "vertx");
	}

	@Test
	void roundsAreOutermost() {
		Plan plan = new Plan(List.of(PING_PONG, BIG), List.of(JDK), List.of("troupe", "pekko"), 2, 42);

		assertThat(plan.blocks()).extracting((block) -> block.round() + block.subject().name())
			.containsExactly("1PingPong", "1Big", "2PingPong", "2Big");
		assertThat(plan.blocks())
			.allSatisfy((block) -> assertThat(block.peers()).containsExactlyInAnyOrder("troupe", "pekko"));
	}

	@Test
	void theSameSeedGivesTheSameOrder() {
		Plan plan = new Plan(List.of(PING_PONG, BIG), List.of(JDK), List.of(), 3, 42);
		Plan again = new Plan(List.of(PING_PONG, BIG), List.of(JDK), List.of(), 3, 42);

		assertThat(again.blocks()).isEqualTo(plan.blocks());
	}

	@Test
	void aQueueHasNoActorsToPlayPingPongWith() {
		assertThat(new Plan(List.of(PING_PONG), List.of(JDK), List.of("jctools"), 1, 42).blocks()).isEmpty();
	}

	@Test
	void anInterruptedBlockIsMeasuredAnew(@TempDir Path folder) throws IOException {
		List<Block> blocks = new Plan(List.of(PING_PONG, BIG), List.of(JDK), List.of("troupe", "pekko"), 1, 42)
			.blocks();
		ResultFile results = new ResultFile(folder);
		results.create(List.of("date: today"));
		Row troupe = row("PingPong", "troupe", "");
		Row pekko = row("PingPong", "pekko", "it said \"no\", twice");
		results.append(List.of(troupe));
		results.append(List.of(pekko, row("Big", "troupe", "")));

		List<Block> left = results.resume(blocks, List.of("resumed"));

		assertThat(left).containsExactly(blocks.get(1));
		assertThat(results.rows()).containsExactly(troupe, pekko);
		assertThat(results.comments()).containsExactly("date: today", "resumed");
	}

	private static Row row(String subject, String peer, String failure) {
		return new Row(1, subject, JDK.version(), peer, "", Mode.Throughput, failure.isEmpty() ? 1.5 : Double.NaN,
				failure.isEmpty() ? "ops/s" : "", Double.NaN, "17.0.1", failure);
	}

}
