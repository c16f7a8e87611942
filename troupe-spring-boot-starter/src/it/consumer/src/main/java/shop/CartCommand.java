package shop;

import io.troupe.Reply;

sealed interface CartCommand {

	record Add(String item) implements CartCommand {

	}

	record Count(Reply<Integer> reply) implements CartCommand {

	}

}
