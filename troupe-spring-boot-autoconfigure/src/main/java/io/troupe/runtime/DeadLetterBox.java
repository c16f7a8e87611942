package io.troupe.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.troupe.DeadLetter;
import org.jspecify.annotations.Nullable;

/** Counts dead letters and keeps the last ones. Safe for any number of threads. */
final class DeadLetterBox {

	private final Engine engine;

	private final int capacity;

	private final ArrayDeque<DeadLetter> last = new ArrayDeque<>();

	DeadLetterBox(Engine engine, int capacity) {
		this.engine = engine;
		this.capacity = capacity;
	}

	void add(Cell cell, Node node, DeadLetter.Reason reason, @Nullable Throwable cause) {
		Definition definition = cell.blueprint.definition;
		definition.deadLetters(reason).increment();
		DeadLetter letter = new DeadLetter(cell.name(), definition.name, reason, node.message.getClass(),
				this.engine.time().now(), cause);
		if (this.capacity > 0) {
			synchronized (this.last) {
				if (this.last.size() == this.capacity) {
					this.last.removeFirst();
				}
				this.last.addLast(letter);
			}
		}
		this.engine.listeners().onDeadLetter(letter);
	}

	List<DeadLetter> newestFirst() {
		List<DeadLetter> letters;
		synchronized (this.last) {
			letters = new ArrayList<>(this.last);
		}
		Collections.reverse(letters);
		return letters;
	}

}
