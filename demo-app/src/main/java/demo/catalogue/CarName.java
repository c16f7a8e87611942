package demo.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a name of the data, such as {@code chevroelt chevelle malibu}, into one for
 * people to read: <i>Chevrolet Chevelle Malibu</i>.
 */
final class CarName {

	private static final Map<String, String> KNOWN = Map.ofEntries(Map.entry("accelerationord", "Accord"),
			Map.entry("chevroelt", "Chevrolet"), Map.entry("citroen", "Citroën"), Map.entry("hi", "International"),
			Map.entry("lebaron", "LeBaron"), Map.entry("lecar", "Le Car"), Map.entry("lemans", "LeMans"),
			Map.entry("lesabre", "LeSabre"), Map.entry("maxda", "Mazda"), Map.entry("toyouta", "Toyota"),
			Map.entry("vokswagen", "Volkswagen"), Map.entry("volare", "Volaré"), Map.entry("2-door", "2-Door"),
			Map.entry("m/m", "m/m"), Map.entry("@", "&"), Map.entry("(sw)", "Wagon"), Map.entry("(diesel)", "Diesel"),
			Map.entry("(turbo)", "Turbo"), Map.entry("(auto)", "Automatic"), Map.entry("(man)", "Manual"));

	private static final Set<String> INITIALS = Set.of("amc", "bmw", "vw", "sst", "dpl", "d/l", "dl", "ls", "se", "sx",
			"gt", "gl", "gs", "gx", "gtl", "glc", "ltd", "lj", "lx", "sj", "tc", "xe", "cvcc", "ii", "iii");

	private CarName() {
	}

	static String of(String raw) {
		String[] words = raw.toLowerCase(Locale.ROOT).split(" ");
		return Arrays.stream(words).map(CarName::word).collect(Collectors.joining(" "));
	}

	private static String word(String word) {
		String known = KNOWN.get(word);
		if (known != null) {
			return known;
		}
		// a digit makes it a model: 504, ds-21, b210
		if (INITIALS.contains(word) || word.chars().anyMatch(Character::isDigit)) {
			return word.toUpperCase(Locale.ROOT);
		}
		return capitalized(word);
	}

	private static String capitalized(String word) {
		StringBuilder name = new StringBuilder(word.length());
		boolean first = true;
		for (char letter : word.toCharArray()) {
			name.append(first ? Character.toUpperCase(letter) : letter);
			first = !Character.isLetter(letter);
		}
		return name.toString();
	}

}
