package io.troupe.benchmark.compare;

import java.util.List;

/**
 * Whether a gate holds.
 *
 * @param passed whether it does
 * @param reason what was measured, and what the gate asks for
 */
record Verdict(boolean passed, String reason) {

	/**
	 * Of how many times as fast as Pekko with its defaults Troupe has to be in a case.
	 */
	static Verdict of(String subject, double least, List<Standing> standings) {
		for (Standing standing : standings) {
			if (standing.title().equals(subject)) {
				return standing.ratio(Lineup.TROUPE, Lineup.PEKKO)
					.map((ratio) -> new Verdict(ratio.median() >= least,
							"%s: %s times as fast as Pekko (%s to %s), at least %s wanted".formatted(subject,
									Speed.digits(ratio.median()), Speed.digits(ratio.min()), Speed.digits(ratio.max()),
									Speed.digits(least))))
					.orElseGet(() -> missing(subject));
			}
		}
		return missing(subject);
	}

	// a gate that nobody tried is no gate
	private static Verdict missing(String subject) {
		return new Verdict(false, subject + ": not measured in any round for both");
	}

	static Verdict of(Check check) {
		try {
			double figure = check.figure().call();
			return new Verdict(figure <= check.limit(), "%s: %s, at most %s allowed".formatted(check.name(),
					Speed.digits(figure), Speed.digits(check.limit())));
		}
		catch (Exception ex) {
			return new Verdict(false, "%s: not measured: %s".formatted(check.name(), ex));
		}
	}

	@Override
	public String toString() {
		return (this.passed ? "ok      " : "FAILED  ") + this.reason;
	}

}
