package io.troupe.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.troupe.ActorSpec;
import io.troupe.SinkHandle;
import io.troupe.runtime.DrainReport;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What meters say of a shutdown. */
class ShutdownMetersTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final TroupeMetrics metrics = new TroupeMetrics(() -> {
		throw new IllegalStateException("not needed");
	}, false);

	@Test
	void eachActorsMessagesAreCountedByWhatBecameOfThem() {
		this.metrics.bindTo(this.registry);

		this.metrics.onDrained(new DrainReport(false, false, Duration.ofMillis(750),
				List.of(new DrainReport.Entry("cart", 120, 3, 0, 0), new DrainReport.Entry("till", 7, 0, 0, 0))));

		assertThat(count("cart", "drained")).isEqualTo(120);
		assertThat(count("cart", "left")).isEqualTo(3);
		assertThat(count("till", "drained")).isEqualTo(7);
		assertThat(count("till", "left")).isZero();
		assertThat(this.registry.get("troupe.shutdown.drain")
			.tag("outcome", "incomplete")
			.timer()
			.mean(TimeUnit.MILLISECONDS)).isEqualTo(750);
	}

	@Test
	void engineThatShutsDownTellsThem() {
		this.metrics.bindTo(this.registry);
		LocalTroupe troupe = LocalTroupe.builder().parallelism(1).listener(this.metrics).build();
		SinkHandle<String> cart = troupe.add(ActorSpec.<String>sink(() -> (text, context) -> {
		}).named("cart"));
		cart.send("one");
		cart.send("two");

		assertThat(this.registry.find("troupe.shutdown.messages").meters()).isEmpty();
		troupe.shutdown(Duration.ofSeconds(10));

		// it never started, so nothing could be processed
		assertThat(count("cart", "left")).isEqualTo(2);
		assertThat(this.registry.get("troupe.shutdown.drain").tag("outcome", "incomplete").timer().count())
			.isEqualTo(1);
	}

	private double count(String actor, String outcome) {
		return this.registry.get("troupe.shutdown.messages").tags("actor", actor, "outcome", outcome).counter().count();
	}

}
