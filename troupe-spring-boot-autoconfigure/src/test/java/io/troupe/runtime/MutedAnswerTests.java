package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import io.troupe.ActorState;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Actors that are muted by one that waits for their answer, directly or by way of others:
 * they go on. An ask by itself ends after an hour here.
 */
class MutedAnswerTests {

	private static final int CAPACITY = 2;

	private final TestEngine engine = TestEngine
		.start((builder) -> builder.parallelism(4).askTimeout(Duration.ofHours(1)).blockedWarning(Duration.ZERO));

	private final Map<String, Puppet> puppets = new HashMap<>();

	@AfterEach
	void close() {
		this.puppets.values().forEach(Puppet::release);
		this.engine.close();
	}

	/**
	 * Every circle of two or three actors in which somebody is muted and somebody blocks,
	 * come about in every order. {@code A~B} means that B's mailbox mutes A, {@code A>B}
	 * that A blocks on an ask to B.
	 */
	static Stream<String> circles() {
		List<String> circles = new ArrayList<>();
		for (String names : List.of("AB", "ABC")) {
			int kinds = 1 << names.length();
			for (int kind = 1; kind < kinds - 1; kind++) {
				List<String> edges = new ArrayList<>();
				for (int i = 0; i < names.length(); i++) {
					char sign = (((kind >> i) & 1) == 0) ? '~' : '>';
					edges.add("" + names.charAt(i) + sign + names.charAt((i + 1) % names.length()));
				}
				permute(edges, 0, circles);
			}
		}
		return circles.stream();
	}

	private static void permute(List<String> edges, int from, List<String> permutations) {
		if (from == edges.size()) {
			permutations.add(String.join(" ", edges));
		}
		for (int i = from; i < edges.size(); i++) {
			Collections.swap(edges, from, i);
			permute(edges, from + 1, permutations);
			Collections.swap(edges, from, i);
		}
	}

	@ParameterizedTest
	@MethodSource("circles")
	void everybodyGoesOn(String circle) {
		List<CompletableFuture<String>> answers = build(circle, true);

		assertThat(answers).isNotEmpty().allSatisfy((answer) -> assertThat(Soon.get(answer)).startsWith("steps-"));
		this.puppets.values().forEach(Puppet::awaitEmpty);
	}

	@ParameterizedTest
	@ValueSource(strings = { "A~B B>A", "B>A A~B", "A~B B>C C>A", "B>C C>A A~B", "C>A B>C A~B" })
	void soTheyDoOnWorkers(String circle) {
		List<CompletableFuture<String>> answers = build(circle, false);

		assertThat(answers).allSatisfy((answer) -> assertThat(Soon.get(answer)).startsWith("steps-"));
		this.puppets.values().forEach(Puppet::awaitEmpty);
	}

	private List<CompletableFuture<String>> build(String circle, boolean blocking) {
		List<CompletableFuture<String>> answers = new ArrayList<>();
		for (String edge : circle.split(" ")) {
			for (String name : List.of(edge.substring(0, 1), edge.substring(2))) {
				this.puppets.computeIfAbsent(name, (unknown) -> new Puppet(spawn(blocking)));
			}
		}
		for (String edge : circle.split(" ")) {
			Puppet from = puppet(edge.charAt(0));
			Puppet to = puppet(edge.charAt(2));
			if (edge.charAt(1) == '~') {
				from.flood(to);
			}
			else {
				answers.add(from.blockOn(to));
			}
		}
		return answers;
	}

	private SinkHandle<Step> spawn(boolean blocking) {
		return this.engine
			.spawn(TestEngine.steps().blocking(blocking).mailbox(MailboxOptions.of(CAPACITY, Overflow.BACKPRESSURE)))
			.handle();
	}

	private Puppet puppet(char name) {
		Puppet puppet = this.puppets.get(String.valueOf(name));
		assertThat(puppet).isNotNull();
		return puppet;
	}

	@Test
	void anActorMutedByTwoThatWaitForItGoesOn() {
		Puppet muted = new Puppet(spawn(true));
		Puppet first = new Puppet(spawn(true));
		Puppet second = new Puppet(spawn(true));
		this.puppets.putAll(Map.of("A", muted, "B", first, "C", second));
		muted.send(first, 2 * CAPACITY);
		muted.send(second, 2 * CAPACITY);
		muted.release();
		this.engine.awaitState(muted.actor, ActorState.MUTED);

		CompletableFuture<String> one = first.blockOn(muted);
		assertThat(one).isNotDone();
		CompletableFuture<String> two = second.blockOn(muted);

		assertThat(Soon.get(one)).isEqualTo(muted.actor.name());
		assertThat(Soon.get(two)).isEqualTo(muted.actor.name());
		this.puppets.values().forEach(Puppet::awaitEmpty);
	}

	@Test
	void itGoesOnHoweverOftenItSendsMoreBeforeItAnswers() {
		// not overloaded itself, which would keep it from being muted
		SinkHandle<Step> asked = this.engine
			.spawn(TestEngine.steps().blocking().mailbox(MailboxOptions.of(1000, Overflow.BACKPRESSURE)))
			.handle();
		SinkHandle<Step> asker = spawn(true);
		Gate gate = new Gate();
		asked.send((context) -> {
			for (int turn = 0; turn < 50; turn++) {
				context.self().send((inside) -> asker.send((last) -> {
				}));
			}
			gate.hold();
		});
		gate.awaitHeld();

		CompletableFuture<String> answer = new CompletableFuture<>();
		asker.send((context) -> answer.complete(Circle.name(asked).join()));
		Circle.awaitStandstill(asker);
		gate.open();

		assertThat(Soon.get(answer)).isEqualTo(asked.name());
		Soon.until("all have arrived", () -> this.engine.snapshot(asker).processed() == 51);
		assertThat(this.engine.events().deadLetters).isEmpty();
	}

	@Test
	void whoIsNotWaitedForStaysMuted() {
		build("A~B", true);
		Puppet sender = puppet('A');
		Puppet receiver = puppet('B');
		Puppet asked = new Puppet(spawn(true));
		this.puppets.put("C", asked);
		this.engine.awaitState(sender.actor, ActorState.MUTED);

		CompletableFuture<String> answer = receiver.blockOn(asked);
		Circle.awaitStandstill(receiver.actor);

		assertThat(this.engine.snapshot(sender.actor).state()).isEqualTo(ActorState.MUTED);
		asked.release();
		assertThat(Soon.get(answer)).isEqualTo(asked.actor.name());
		this.puppets.values().forEach(Puppet::awaitEmpty);
	}

	@Test
	void aReceiverThatWaitsForSomebodyElseStillMutes() {
		Puppet sender = new Puppet(spawn(true));
		Puppet receiver = new Puppet(spawn(true));
		Puppet asked = new Puppet(spawn(true));
		this.puppets.putAll(Map.of("A", sender, "B", receiver, "C", asked));
		CompletableFuture<String> answer = receiver.blockOn(asked);

		sender.flood(receiver);

		this.engine.awaitState(sender.actor, ActorState.MUTED);
		asked.release();
		assertThat(Soon.get(answer)).isEqualTo(asked.actor.name());
		this.puppets.values().forEach(Puppet::awaitEmpty);
	}

	@Test
	void onceAnsweredItMutesAgain() {
		Puppet sender = new Puppet(spawn(true));
		Puppet receiver = new Puppet(spawn(true));
		this.puppets.putAll(Map.of("A", sender, "B", receiver));
		CompletableFuture<String> answer = new CompletableFuture<>();
		receiver.order(() -> answer.complete(Circle.name(sender.actor).join()));
		Circle.awaitStandstill(receiver.actor);
		sender.flood(receiver);
		assertThat(Soon.get(answer)).isEqualTo(sender.actor.name());

		Puppet another = new Puppet(spawn(true));
		this.puppets.put("C", another);
		another.flood(receiver);

		this.engine.awaitState(another.actor, ActorState.MUTED);
		this.puppets.values().forEach(Puppet::release);
		this.puppets.values().forEach(Puppet::awaitEmpty);
	}

	/** An actor in a turn that does on its thread what the test says, until released. */
	private static final class Puppet {

		private static final Runnable END = () -> {
		};

		private final SinkHandle<Step> actor;

		private final BlockingQueue<Runnable> orders = new LinkedBlockingQueue<>();

		Puppet(SinkHandle<Step> actor) {
			this.actor = actor;
			Gate gate = new Gate();
			actor.send((context) -> {
				gate.open();
				gate.hold();
				Runnable order = this.orders.take();
				while (order != END) {
					order.run();
					order = this.orders.take();
				}
			});
			gate.awaitHeld();
		}

		void order(Runnable order) {
			this.orders.add(order);
		}

		void release() {
			order(END);
		}

		/** Sends more than fits, and waits until it is sent. */
		void send(Puppet other, int messages) {
			CompletableFuture<Boolean> sent = new CompletableFuture<>();
			order(() -> {
				for (int message = 0; message < messages; message++) {
					other.actor.send((context) -> {
					});
				}
				sent.complete(true);
			});
			Soon.get(sent);
		}

		/** Sends more than fits, and ends the turn. */
		void flood(Puppet other) {
			send(other, 2 * CAPACITY);
			release();
		}

		/** Blocks on an answer, and ends the turn once it has come. */
		CompletableFuture<String> blockOn(Puppet other) {
			CompletableFuture<String> answer = new CompletableFuture<>();
			order(() -> answer.complete(Circle.name(other.actor).join()));
			release();
			Soon.until("it blocks", () -> answer.isDone() || Circle.standsStill(this.actor));
			return answer;
		}

		void awaitEmpty() {
			Cell cell = Circle.cell(this.actor);
			Soon.until(this.actor.name() + " has taken all", cell::idle);
		}

	}

}
