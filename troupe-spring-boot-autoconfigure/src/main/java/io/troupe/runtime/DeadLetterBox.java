package io.troupe.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import io.troupe.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * The last dead letters of an engine, with their messages: needed to look at them, to
 * send what was given up to its actor again, or to throw it away. Any thread may use it;
 * nothing blocks.
 * <p>
 * A letter keeps its message, and so all that the message refers to, until it is
 * replayed, discarded, or makes room for a newer one. An engine with a capacity of zero
 * keeps none.
 *
 * @since 0.1.0
 */
public final class DeadLetterBox {

	private final Engine engine;

	private final int capacity;

	private final int quarantineAfter;

	// by number, and so by age; guarded by itself
	private final TreeMap<Long, Letter> letters = new TreeMap<>();

	// the number of the newest letter; guarded by the letters
	private long lastId;

	DeadLetterBox(Engine engine, int capacity, int quarantineAfter) {
		this.engine = engine;
		this.capacity = capacity;
		this.quarantineAfter = quarantineAfter;
	}

	/**
	 * Counts a message that is given up, keeps it, and tells the listeners.
	 * @param cell the actor it was meant for
	 * @param node the message
	 * @param reason why it is given up
	 * @param cause the failure, if any
	 */
	void add(Cell cell, Node node, DeadLetter.Reason reason, @Nullable Throwable cause) {
		Definition definition = cell.blueprint.definition;
		definition.deadLetters(reason).increment();
		DeadLetter told = new DeadLetter(cell.name(), definition.name, reason, Letter.content(node).getClass(),
				this.engine.time().now(), cause);
		if (this.capacity > 0) {
			int failures = node.failures() + ((reason == DeadLetter.Reason.FAILED) ? 1 : 0);
			if (failures == this.quarantineAfter && failures > node.failures()) {
				definition.quarantined.increment();
			}
			keep(definition, told, node, failures);
		}
		this.engine.listeners().onDeadLetter(told);
	}

	private void keep(Definition definition, DeadLetter told, Node node, int failures) {
		boolean quarantined = this.quarantineAfter > 0 && failures >= this.quarantineAfter;
		synchronized (this.letters) {
			put(new Letter(++this.lastId, definition, told, node, failures, quarantined));
		}
	}

	private void put(Letter letter) {
		this.letters.put(letter.id, letter);
		letter.definition.kept.increment();
		if (this.letters.size() > this.capacity) {
			this.letters.pollFirstEntry().getValue().definition.kept.decrement();
		}
	}

	// whoever takes a letter out is the only one who has it
	private boolean take(Letter letter) {
		synchronized (this.letters) {
			boolean taken = this.letters.remove(letter.id, letter);
			if (taken) {
				letter.definition.kept.decrement();
			}
			return taken;
		}
	}

	// at its old place: had it never been taken, the same letters would be here
	private void putBack(Letter letter) {
		synchronized (this.letters) {
			put(letter);
		}
	}

	private @Nullable Letter letter(long id) {
		synchronized (this.letters) {
			return this.letters.get(id);
		}
	}

	private List<Letter> of(String actor) {
		List<Letter> found = new ArrayList<>();
		synchronized (this.letters) {
			for (Letter letter : this.letters.values()) {
				if (letter.told.actor().equals(actor)) {
					found.add(letter);
				}
			}
		}
		return found;
	}

	/**
	 * Lists the letters. One that is just being replayed is not among them.
	 * @return the newest first
	 */
	public List<Kept> newestFirst() {
		Collection<Letter> all;
		synchronized (this.letters) {
			all = new ArrayList<>(this.letters.descendingMap().values());
		}
		return all.stream().map(Letter::look).toList();
	}

	/**
	 * Looks at one letter.
	 * @param id its number
	 * @return the letter, or empty if it is not here, or no more
	 */
	public Optional<Kept> find(long id) {
		return Optional.ofNullable(letter(id)).map(Letter::look);
	}

	/**
	 * Returns the message of one letter; of one that is not {@link Kept#replayable()},
	 * what the message was to be made of. It is the actor's own object, not a copy: show
	 * it to nobody who may not see it, and do not change it.
	 * @param id the letter's number
	 * @return the message, or empty if the letter is not here, or no more
	 */
	public Optional<Object> content(long id) {
		return Optional.ofNullable(letter(id)).map((letter) -> letter.content);
	}

	/**
	 * Sends the message of one letter to its actor again, behind what waits there. The
	 * letter is taken out if the mailbox accepts the message, and else stays; of two
	 * replays at once, one does it. An ask is handled like any message, but its asker has
	 * got its failure, so the answer goes nowhere. A message that fails again, or is
	 * given up again, becomes a new letter.
	 * @param id the letter's number
	 * @param force whether to replay it although it is in quarantine
	 * @return what became of it
	 */
	public Outcome replay(long id, boolean force) {
		Letter letter = letter(id);
		if (letter == null) {
			return Outcome.UNKNOWN;
		}
		if (letter.quarantined && !force) {
			return Outcome.QUARANTINED;
		}
		return replay(letter, this.engine.roster().find(letter.told.actor()));
	}

	private Outcome replay(Letter letter, @Nullable Cell target) {
		if (letter.message == null) {
			return Outcome.INCOMPLETE;
		}
		if (target == null || target.blueprint.definition != letter.definition) {
			return Outcome.ENDED;
		}
		ReplayNode node = new ReplayNode(letter.message, letter.failures);
		if (!take(letter)) {
			return Outcome.UNKNOWN;
		}
		Mailbox.Offer offer = this.engine.admission().again(target, node);
		if (offer != Mailbox.Offer.ACCEPTED) {
			putBack(letter);
			return (offer == Mailbox.Offer.FULL) ? Outcome.FULL : Outcome.ENDED;
		}
		letter.definition.replayed.increment();
		return Outcome.REPLAYED;
	}

	/**
	 * Sends the messages of one actor's letters to it again, the oldest first, up to the
	 * first that its mailbox refuses. Those in quarantine stay. Letters that come in the
	 * meantime are left for the next time, so messages that fail again do not go round.
	 * @param actor the actor's name
	 * @return what was done
	 */
	public Report replayAll(String actor) {
		Objects.requireNonNull(actor, "'actor' must not be null");
		Cell target = this.engine.roster().find(actor);
		int replayed = 0;
		int quarantined = 0;
		int incomplete = 0;
		int left = 0;
		Outcome obstacle = null;
		for (Letter letter : of(actor)) {
			if (letter.quarantined) {
				quarantined++;
			}
			else if (letter.message == null) {
				incomplete++;
			}
			else if (obstacle != null) {
				left++;
			}
			else {
				Outcome outcome = replay(letter, target);
				if (outcome == Outcome.REPLAYED) {
					replayed++;
				}
				else if (outcome != Outcome.UNKNOWN) {
					obstacle = outcome;
					left++;
				}
			}
		}
		return new Report(replayed, quarantined, incomplete, left, obstacle);
	}

	/**
	 * Throws one letter away.
	 * @param id its number
	 * @return {@code false} if it is not here, or no more
	 */
	public boolean discard(long id) {
		Letter letter = letter(id);
		return letter != null && discard(letter);
	}

	private boolean discard(Letter letter) {
		boolean taken = take(letter);
		if (taken) {
			letter.definition.discarded.increment();
		}
		return taken;
	}

	/**
	 * Throws the letters of one actor away, also those in quarantine.
	 * @param actor the actor's name
	 * @return how many
	 */
	public int discardAll(String actor) {
		Objects.requireNonNull(actor, "'actor' must not be null");
		return (int) of(actor).stream().filter(this::discard).count();
	}

	/**
	 * One letter, without its content.
	 *
	 * @param id its number, which no other letter of the engine gets
	 * @param letter what is known of the message
	 * @param failures how often the handling of the message has failed, over all replays
	 * @param quarantined whether it failed so often that it is replayed by force only
	 * @param replayable whether there is a message to send: an element of a stream that
	 * could not be mapped, or a piped result that was not come to, has never become one
	 */
	public record Kept(long id, DeadLetter letter, int failures, boolean quarantined, boolean replayable) {

	}

	/**
	 * What became of the letters of one actor.
	 *
	 * @param replayed how many were sent again
	 * @param quarantined how many stayed because they are in quarantine
	 * @param incomplete how many stayed because there is no message to send
	 * @param left how many stayed because of the obstacle
	 * @param obstacle what was in the way, {@link Outcome#FULL} or {@link Outcome#ENDED},
	 * or {@code null} if nothing was
	 */
	public record Report(int replayed, int quarantined, int incomplete, int left, @Nullable Outcome obstacle) {

	}

	/** What became of a replay. Only with the first is the letter gone. */
	public enum Outcome {

		/** The message is in the actor's mailbox. */
		REPLAYED,

		/** There is no such letter, or no more. */
		UNKNOWN,

		/** The letter is in quarantine, and was not forced. */
		QUARANTINED,

		/** The message was never made, so there is nothing to send. */
		INCOMPLETE,

		/** The actor has ended, or is about to, or the engine is. */
		ENDED,

		/** The mailbox of the actor is full, whatever its overflow policy. */
		FULL

	}

}
