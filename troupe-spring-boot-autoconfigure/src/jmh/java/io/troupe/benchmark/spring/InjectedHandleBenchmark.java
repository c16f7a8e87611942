package io.troupe.benchmark.spring;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;
import io.troupe.spring.TroupeActor;
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

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A message through a handle that Spring has injected, between actor beans, beside one
 * through the handle of an engine without Spring: two actors that send to and fro, and a
 * thread that sends to one of them. The young generation is the same for both: left to
 * itself, it is sized by what else the JVM has loaded, and that alone makes a third.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = { "-Xms3g", "-Xmx3g", "-Xmn700m", "-XX:+AlwaysPreTouch", "-XX:+UseG1GC" })
public class InjectedHandleBenchmark {

	private static final int HOPS = 200_000;

	/** Fewer than a mailbox holds. */
	private static final int SENDS = 8_000;

	@Param({ "injected", "raw" })
	private String handles;

	private AutoCloseable engine;

	private SinkHandle<Ball> ping;

	@Setup(Level.Trial)
	public void open() {
		if (this.handles.equals("injected")) {
			SpringApplication application = new SpringApplication(Application.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			application.setDefaultProperties(Map.of("logging.level.root", "warn"));
			ConfigurableApplicationContext context = application.run();
			this.ping = context.getBean(Server.class).ping;
			this.engine = context;
		}
		else {
			LocalTroupe troupe = TroupePeer.withDefaults().engine();
			this.ping = troupe.add(ActorSpec.<Ball>sink(() -> new Ping(troupe.handle("pong"))).named("ping"));
			troupe.add(ActorSpec.<Ball>sink(() -> new Pong(this.ping)).named("pong"));
			this.engine = troupe;
		}
	}

	@TearDown(Level.Trial)
	public void close() throws Exception {
		this.engine.close();
	}

	@Benchmark
	@OperationsPerInvocation(HOPS)
	public void pingPong() throws InterruptedException {
		Ball ball = new Ball(HOPS);
		this.ping.send(ball);
		ball.await();
	}

	@Benchmark
	@OperationsPerInvocation(SENDS)
	public void send() throws InterruptedException {
		Ball first = new Ball(0);
		for (int i = 1; i < SENDS; i++) {
			this.ping.send(first);
		}
		Ball last = new Ball(0);
		this.ping.send(last);
		last.await();
	}

	/** A message that is sent back until it has been handled often enough. */
	static final class Ball {

		private final CountDownLatch done = new CountDownLatch(1);

		private int left;

		Ball(int hops) {
			this.left = hops;
		}

		private void await() throws InterruptedException {
			if (!this.done.await(1, TimeUnit.MINUTES)) {
				throw new IllegalStateException("the ball was lost");
			}
		}

	}

	/** Sends a ball back. */
	abstract static class Player implements SinkActor<Ball> {

		private final SinkHandle<Ball> other;

		Player(SinkHandle<Ball> other) {
			this.other = other;
		}

		@Override
		public void onMessage(Ball ball, SinkContext<Ball> context) {
			if (ball.left <= 0) {
				ball.done.countDown();
			}
			else {
				ball.left--;
				this.other.send(ball);
			}
		}

	}

	@TroupeActor(name = "ping")
	static final class Ping extends Player {

		Ping(@Qualifier("pong") SinkHandle<Ball> pong) {
			super(pong);
		}

	}

	@TroupeActor(name = "pong")
	static final class Pong extends Player {

		Pong(@Qualifier("ping") SinkHandle<Ball> ping) {
			super(ping);
		}

	}

	/** Has the first player's handle. */
	static final class Server {

		private final SinkHandle<Ball> ping;

		Server(@Qualifier("ping") SinkHandle<Ball> ping) {
			this.ping = ping;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Ping.class, Pong.class, Server.class })
	static class Application {

	}

}
