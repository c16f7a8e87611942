package io.troupe.autoconfigure;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSnapshot;
import io.troupe.ActorState;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.Reply;
import io.troupe.StreamActor;
import io.troupe.StreamContext;
import io.troupe.StreamHandle;
import io.troupe.Supervision;
import io.troupe.Troupe;
import io.troupe.spring.Supervised;
import io.troupe.spring.TroupeActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A controller of Spring MVC returns a handle, and a real Tomcat sends what its actor
 * broadcasts as server-sent events.
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class EventStreamTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Test
	void eventsArriveInOrder() throws Exception {
		try (var context = start()) {
			EventStream stream = open(context, "/quotes", 1);

			say(context, 1, 500);

			for (int price = 1; price <= 500; price++) {
				assertThat(stream.next()).isEqualTo("{\"price\":" + price + "}");
			}
			stream.disconnect();
		}
	}

	@Test
	void jointHandleIsAStreamForWhoAsksForOne() throws Exception {
		try (var context = start()) {
			EventStream first = open(context, "/market", 1);
			EventStream second = open(context, "/market", 2);

			say(context, 7, 7);

			assertThat(first.next()).isEqualTo("{\"price\":7}");
			assertThat(second.next()).isEqualTo("{\"price\":7}");
			first.disconnect();
			second.disconnect();
		}
	}

	@Test
	void clientThatDisconnectsIsUnsubscribedAtTheNextWrites() throws Exception {
		try (var context = start()) {
			EventStream gone = open(context, "/quotes", 1);
			EventStream stays = open(context, "/quotes", 2);
			say(context, 1, 1);
			assertThat(gone.next()).isEqualTo("{\"price\":1}");
			assertThat(stays.next()).isEqualTo("{\"price\":1}");

			gone.disconnect();

			await().atMost(LIMIT).until(() -> {
				say(context, 2, 2);
				return streams(context, "market").subscribers().size() == 1;
			});
			assertThat(stays.next()).isEqualTo("{\"price\":2}");
			stays.disconnect();
		}
	}

	@Test
	void openStreamsCompleteAtShutdownWithoutHoldingItUp(CapturedOutput output) throws Exception {
		var context = start();
		EventStream quotes = open(context, "/quotes", 1);
		EventStream ticks = EventStream.open(context.getEnvironment(), "/ticks");
		await().atMost(LIMIT).until(() -> streams(context, "ticker").subscribers().size() == 1);
		say(context, 1, 3);

		context.close();

		assertThat(quotes.next()).isEqualTo("{\"price\":1}");
		assertThat(quotes.next()).isEqualTo("{\"price\":2}");
		assertThat(quotes.next()).isEqualTo("{\"price\":3}");
		assertThat(quotes.next()).isEqualTo(EventStream.END);
		assertThat(ticks.next()).isEqualTo(EventStream.END);
		assertThat(quotes.response().statusCode()).isEqualTo(200);
		assertThat(output).contains("Graceful shutdown complete")
			.doesNotContain("Graceful shutdown aborted")
			.doesNotContain("Exception");
	}

	@Test
	void streamEndsWhenItsActorFailsForGood(CapturedOutput output) throws Exception {
		try (var context = start()) {
			EventStream stream = open(context, "/quotes", 1);
			EventStream wrapped = open(context, "/wrapped", 2);
			say(context, 1, 1);
			assertThat(stream.next()).isEqualTo("{\"price\":1}");
			assertThat(wrapped.next()).isEqualTo("{\"price\":1}");

			market(context).send(new Order.Crash());

			assertThat(stream.next()).isEqualTo(EventStream.END);
			assertThat(wrapped.next()).isEqualTo(EventStream.END);
			assertThat(streams(context, "market").subscribers()).isEmpty();
		}
		assertThat(output).containsOnlyOnce("crashed as told").doesNotContain("ERROR").doesNotContain("No converter");
	}

	@Test
	void adviceForEveryExceptionWritesNothingIntoAnOpenStream() throws Exception {
		try (var context = start(OutspokenAdvice.class)) {
			EventStream stream = open(context, "/quotes", 1);
			say(context, 1, 1);
			assertThat(stream.next()).isEqualTo("{\"price\":1}");

			market(context).send(new Order.Crash());

			assertThat(stream.next()).isEqualTo(EventStream.END);
		}
	}

	@Test
	void whoComesAfterAFailureForGoodIsToldToTryAgainLater() throws Exception {
		try (var context = start()) {
			market(context).send(new Order.Crash());
			await().atMost(LIMIT)
				.until(() -> context.getBean(Troupe.class).find("market").orElseThrow().state() == ActorState.FAILED);

			HttpResponse<Void> late = EventStream.open(context.getEnvironment(), "/quotes").response();

			assertThat(late.statusCode()).isEqualTo(503);
			assertThat(late.headers().firstValue("Retry-After")).contains("1");
		}
	}

	@Test
	void timeoutOfAsynchronousRequestsDoesNotApply() throws Exception {
		try (var context = start("--spring.mvc.async.request-timeout=1ms")) {
			EventStream stream = open(context, "/quotes", 1);

			Long timeout = context.getBean(Timeouts.class).seen.poll(20, TimeUnit.SECONDS);

			assertThat(timeout).isNotPositive();
			say(context, 1, 1);
			assertThat(stream.next()).isEqualTo("{\"price\":1}");
			stream.disconnect();
		}
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		return start(Application.class, arguments);
	}

	private static ConfigurableApplicationContext start(Class<?> more, String... arguments) {
		SpringApplication application = new SpringApplication(Application.class, more);
		application.setDefaultProperties(
				Map.of("server.port", "0", "server.address", "127.0.0.1", "troupe.stream.buffer", "1000"));
		return application.run(arguments);
	}

	private static EventStream open(ConfigurableApplicationContext context, String path, int subscribers) {
		EventStream stream = EventStream.open(context.getEnvironment(), path);
		await().atMost(LIMIT).until(() -> streams(context, "market").subscribers().size() == subscribers);
		return stream;
	}

	/** Returns once all prices are broadcast. */
	private static void say(ConfigurableApplicationContext context, int first, int last) throws Exception {
		market(context).<Integer>ask((reply) -> new Order.Say(first, last, reply)).get(20, TimeUnit.SECONDS);
	}

	@SuppressWarnings("unchecked")
	private static JointHandle<Order, Price> market(ConfigurableApplicationContext context) {
		return (JointHandle<Order, Price>) context.getBean("marketHandle", JointHandle.class);
	}

	private static ActorSnapshot.Streams streams(ConfigurableApplicationContext context, String actor) {
		return context.getBean(Troupe.class).find(actor).orElseThrow().streams();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Quotes.class, MarketActor.class, TickerActor.class, Timeouts.class })
	static class Application {

		@Bean
		WebMvcConfigurer interceptors(Timeouts timeouts) {
			return new WebMvcConfigurer() {

				@Override
				public void addInterceptors(InterceptorRegistry registry) {
					registry.addInterceptor(timeouts);
				}

			};
		}

	}

	@RestController
	static class Quotes {

		private final StreamHandle<Price> quotes;

		private final JointHandle<Order, Price> market;

		private final StreamHandle<Tick> ticks;

		Quotes(StreamHandle<Price> quotes, JointHandle<Order, Price> market, StreamHandle<Tick> ticks) {
			this.quotes = quotes;
			this.market = market;
			this.ticks = ticks;
		}

		@GetMapping(path = "/quotes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		StreamHandle<Price> quotes() {
			return this.quotes;
		}

		@GetMapping(path = "/wrapped", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		ResponseEntity<StreamHandle<Price>> wrapped() {
			return ResponseEntity.ok(this.quotes);
		}

		@GetMapping("/market")
		JointHandle<Order, Price> market() {
			return this.market;
		}

		@GetMapping(path = "/ticks", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		StreamHandle<Tick> ticks() {
			return this.ticks;
		}

	}

	@RestControllerAdvice
	static class OutspokenAdvice {

		@ExceptionHandler
		ResponseEntity<String> failed(Exception ex) {
			return ResponseEntity.status(418).body("data:" + ex.getMessage());
		}

	}

	/** Hears the timeout of each asynchronous request. */
	static class Timeouts implements AsyncHandlerInterceptor {

		private final BlockingQueue<Long> seen = new LinkedBlockingQueue<>();

		@Override
		public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response,
				Object handler) {
			this.seen.add(request.getAsyncContext().getTimeout());
		}

	}

	record Price(int price) {

	}

	record Tick(String text) {

	}

	sealed interface Order {

		record Say(int first, int last, Reply<Integer> reply) implements Order {

		}

		record Crash() implements Order {

		}

	}

	@TroupeActor(supervision = @Supervised(strategy = Supervision.Strategy.STOP))
	static class MarketActor implements JointActor<Order, Price> {

		@Override
		public void onMessage(Order order, StreamContext<Order, Price> context) {
			if (!(order instanceof Order.Say say)) {
				throw new IllegalStateException("crashed as told");
			}
			for (int price = say.first(); price <= say.last(); price++) {
				context.broadcast(new Price(price));
			}
			say.reply().send(say.last());
		}

	}

	@TroupeActor
	static class TickerActor implements StreamActor<String, Tick> {

		@Override
		public void onStart(StreamContext<String, Tick> context) {
			// keeps the actor from coming to its end
			context.schedule(Duration.ofHours(1), "never");
		}

		@Override
		public void onMessage(String text, StreamContext<String, Tick> context) {
			context.broadcast(new Tick(text));
		}

	}

}
