package io.troupe.benchmark.compare;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StandingTests {

	private final List<Row> rows = new ArrayList<>();

	@Test
	void ratiosAreTakenInsideRoundsAndThenTheMiddleOne() {
		throughput(1, "troupe", 10);
		throughput(1, "pekko", 1);
		throughput(2, "troupe", 300);
		throughput(2, "pekko", 100);
		throughput(3, "troupe", 70);
		throughput(3, "pekko", 10);

		assertThat(standing().ratio("troupe", "pekko")).contains(new Spread(7, 3, 10));
		assertThat(standing().speed("troupe")).contains(new Spread(70e6, 10e6, 300e6));
	}

	@Test
	void ofTwoRoundsTheMedianIsTheMean() {
		throughput(1, "troupe", 2);
		throughput(1, "pekko", 1);
		throughput(2, "troupe", 6);
		throughput(2, "pekko", 1);

		assertThat(standing().ratio("troupe", "pekko")).contains(new Spread(4, 2, 6));
	}

	@Test
	void whoTakesLessTimeIsFaster() {
		row(1, "troupe", Mode.SingleShotTime, 200, "ms/op", "");
		row(1, "pekko", Mode.SingleShotTime, 6400, "ms/op", "");

		Spread ratio = standing().ratio("troupe", "pekko").orElseThrow();

		assertThat(ratio.median()).isCloseTo(32, within(1e-9));
	}

	@Test
	void theBestOfTheOthersIsAnotherOneInEachRound() {
		throughput(1, "troupe", 12);
		throughput(1, "pekko", 2);
		throughput(1, "pekko-tuned", 3);
		throughput(2, "troupe", 12);
		throughput(2, "pekko", 6);
		throughput(2, "pekko-tuned", 3);

		assertThat(standing().ratioToBest("troupe", List.of("pekko", "pekko-tuned"))).contains(new Spread(3, 2, 4));
	}

	@Test
	void aRoundInWhichOneFailedCountsForNothing() {
		throughput(1, "troupe", 8);
		row(1, "pekko", Mode.Throughput, Double.NaN, "", "out of memory");
		throughput(2, "troupe", 8);
		throughput(2, "pekko", 2);

		assertThat(standing().ratio("troupe", "pekko")).contains(new Spread(4, 4, 4));
	}

	@Test
	void thereIsNoRatioToAPeerThatDidNotRun() {
		throughput(1, "troupe", 8);

		assertThat(standing().ratio("troupe", "pekko")).isEmpty();
	}

	@Test
	void aRatioUnderTheGateFails() {
		throughput(1, "troupe", 49);
		throughput(1, "pekko", 10);

		Verdict verdict = Verdict.of("PingPong", 5, Standing.of(this.rows));

		assertThat(verdict.passed()).isFalse();
		assertThat(verdict)
			.hasToString("FAILED  PingPong: 4.90 times as fast as Pekko (4.90 to 4.90), at least 5.00 wanted");
	}

	@Test
	void aRatioAtTheGatePasses() {
		throughput(1, "troupe", 50);
		throughput(1, "pekko", 10);

		assertThat(Verdict.of("PingPong", 5, Standing.of(this.rows)).passed()).isTrue();
	}

	@Test
	void aCaseThatWasNotMeasuredFails() {
		throughput(1, "pekko", 10);

		assertThat(Verdict.of("PingPong", 5, Standing.of(this.rows)).passed()).isFalse();
		assertThat(Verdict.of("Big", 5, Standing.of(this.rows)).passed()).isFalse();
	}

	@Test
	void aFigureOverItsLimitFailsAndSoDoesOneThatCannotBeMeasured() {
		assertThat(Verdict.of(new Check("bytes", 32, () -> 32.0)).passed()).isTrue();
		assertThat(Verdict.of(new Check("bytes", 32, () -> 32.1)).passed()).isFalse();
		assertThat(Verdict.of(new Check("bytes", 32, () -> Double.NaN)).passed()).isFalse();
		assertThat(Verdict.of(new Check("bytes", 32, () -> {
			throw new IllegalStateException("no memory");
		})).passed()).isFalse();
	}

	private void throughput(int round, String peer, double millions) {
		row(round, peer, Mode.Throughput, millions * 1e3, "ops/ms", "");
	}

	private void row(int round, String peer, Mode mode, double score, String unit, String failure) {
		this.rows.add(new Row(round, "PingPong", 17, peer, "", mode, score, unit, Double.NaN, "17.0.1", failure));
	}

	private Standing standing() {
		List<Standing> standings = Standing.of(this.rows);
		assertThat(standings).hasSize(1);
		return standings.get(0);
	}

}
