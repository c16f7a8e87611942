package io.troupe.spring;

import java.util.ArrayList;
import java.util.List;

import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;

/** Messages that tests send, and actors that take them. */
final class Letters {

	private Letters() {
	}

	sealed interface Letter {

	}

	record Post(String text) implements Letter {

	}

	record Read(Reply<List<String>> reply) implements Letter {

	}

	record Burn() implements Letter {

	}

	/** Keeps what it gets and burns when told to. */
	static class Box implements SinkActor<Letter> {

		private final List<String> texts = new ArrayList<>();

		@Override
		public void onMessage(Letter letter, SinkContext<Letter> context) {
			if (letter instanceof Post post) {
				this.texts.add(post.text());
			}
			else if (letter instanceof Read read) {
				read.reply().send(List.copyOf(this.texts));
			}
			else {
				throw new IllegalStateException("burnt");
			}
		}

	}

}
