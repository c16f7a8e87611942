package io.troupe.actuate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.troupe.DeadLetter;
import io.troupe.runtime.DeadLetterBox;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The dead letters that are kept, or some of them.
 *
 * @param total how many there are
 * @param actors how many there are by actor and reason
 * @param letters the newest of them, newest first
 * @since 0.1.0
 */
public record LettersDescriptor(int total, Map<String, Map<DeadLetter.Reason, Integer>> actors,
		List<LetterDescriptor> letters) implements OperationResponseBody {

	public LettersDescriptor {
		actors = Collections.unmodifiableMap(new TreeMap<>(actors));
		letters = List.copyOf(letters);
	}

	static LettersDescriptor of(List<DeadLetterBox.Kept> found, List<LetterDescriptor> shown) {
		Map<String, Map<DeadLetter.Reason, Integer>> actors = new TreeMap<>();
		for (DeadLetterBox.Kept kept : found) {
			actors.computeIfAbsent(kept.letter().actor(), (actor) -> new EnumMap<>(DeadLetter.Reason.class))
				.merge(kept.letter().reason(), 1, Integer::sum);
		}
		return new LettersDescriptor(found.size(), actors, shown);
	}

}
