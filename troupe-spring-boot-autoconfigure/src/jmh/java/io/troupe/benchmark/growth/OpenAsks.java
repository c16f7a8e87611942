package io.troupe.benchmark.growth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * The time of an ask that is answered at once against the number of asks that wait for
 * their answer, and for their timeout.
 */
final class OpenAsks implements Curve {

	private static final int TIMED = 20_000;

	private static final int IN_FLIGHT = 64;

	private static final Duration TIMEOUT = Duration.ofHours(1);

	@Override
	public int[] sizes() {
		return new int[] { 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000 };
	}

	@Override
	public Trial at(int size) throws Exception {
		return new Inquiries(size);
	}

	/** An actor that is asked. */
	private static final class Inquiries implements Trial {

		private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

		private final SinkHandle<Question> actor = this.troupe.add(ActorSpec.sink(Clerk::new).named("clerk"));

		private final List<CompletableFuture<Object>> open = new ArrayList<>();

		Inquiries(int size) throws Exception {
			for (int i = 0; i < size; i++) {
				this.open.add(this.actor.ask((reply) -> new Question(reply, true), TIMEOUT));
				if (i % IN_FLIGHT == 0) {
					// none may find the mailbox full
					await(ask());
				}
			}
			await(ask());
		}

		private CompletableFuture<Object> ask() {
			return this.actor.ask((reply) -> new Question(reply, false), TIMEOUT);
		}

		private static void await(CompletableFuture<Object> answer) throws Exception {
			answer.get(1, TimeUnit.MINUTES);
		}

		@Override
		public void run(Readings readings) throws Exception {
			List<CompletableFuture<Object>> answers = new ArrayList<>();
			long begin = System.nanoTime();
			for (int i = 0; i < TIMED; i++) {
				answers.add(ask());
				if (i >= IN_FLIGHT) {
					await(answers.get(i - IN_FLIGHT));
				}
			}
			for (CompletableFuture<Object> answer : answers) {
				await(answer);
			}
			readings.addSince("ask", begin, TIMED);
			if (this.open.stream().anyMatch(CompletableFuture::isDone)) {
				throw new IllegalStateException("An ask was answered that should wait");
			}
		}

		@Override
		public void close() {
			this.troupe.close();
		}

	}

	private record Question(Reply<Object> reply, boolean held) {

	}

	/** Answers some at once and the others never. */
	private static final class Clerk implements SinkActor<Question> {

		private final List<Question> held = new ArrayList<>();

		@Override
		public void onMessage(Question question, SinkContext<Question> context) {
			if (question.held()) {
				this.held.add(question);
			}
			else {
				question.reply().send(this);
			}
		}

	}

}
