package io.troupe.benchmark.spring;

import java.util.concurrent.CompletableFuture;

import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.spring.TroupeActor;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A web application with three counters, each kept safe in another way. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({ CounterApplication.Counters.class, CounterApplication.CounterActor.class,
		CounterApplication.SynchronizedCounter.class, CounterApplication.AsyncCounter.class })
class CounterApplication {

	/** Counts each request, and answers with the count. */
	@RestController
	static class Counters {

		private final SinkHandle<Add> actor;

		private final SynchronizedCounter synchronizedCounter;

		private final AsyncCounter asyncCounter;

		Counters(SinkHandle<Add> actor, SynchronizedCounter synchronizedCounter, AsyncCounter asyncCounter) {
			this.actor = actor;
			this.synchronizedCounter = synchronizedCounter;
			this.asyncCounter = asyncCounter;
		}

		@GetMapping("/actor")
		CompletableFuture<String> actor() {
			return this.actor.ask((Reply<String> reply) -> new Add(1, reply));
		}

		@GetMapping("/synchronized")
		String synchronizedBean() {
			return this.synchronizedCounter.add(1);
		}

		@GetMapping("/async")
		CompletableFuture<String> asyncBean() {
			return this.asyncCounter.add(1);
		}

	}

	record Add(int amount, Reply<String> reply) {

	}

	@TroupeActor
	static class CounterActor implements SinkActor<Add> {

		private long count;

		@Override
		public void onMessage(Add add, SinkContext<Add> context) {
			this.count += add.amount();
			add.reply().send(Long.toString(this.count));
		}

	}

	/** Keeps its callers from each other. */
	static class SynchronizedCounter {

		private long count;

		synchronized String add(int amount) {
			this.count += amount;
			return Long.toString(this.count);
		}

	}

	/** Runs on Spring's executor, which has several threads. */
	static class AsyncCounter {

		private final SynchronizedCounter counter = new SynchronizedCounter();

		@Async
		CompletableFuture<String> add(int amount) {
			return CompletableFuture.completedFuture(this.counter.add(amount));
		}

	}

}
