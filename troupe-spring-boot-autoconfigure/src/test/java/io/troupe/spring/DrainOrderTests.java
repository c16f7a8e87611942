package io.troupe.spring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DrainOrderTests {

	private final Map<String, Set<String>> receivers = new LinkedHashMap<>();

	private DrainOrderTests sends(String sender, String... to) {
		this.receivers.put(sender, Set.of(to));
		return this;
	}

	private List<Set<String>> order() {
		return DrainOrder.of(this.receivers);
	}

	@Test
	void nobodyIsNoStage() {
		assertThat(order()).isEmpty();
	}

	@Test
	void actorsThatSendToNobodyDrainTogether() {
		sends("a").sends("b");

		assertThat(order()).containsExactly(Set.of("a", "b"));
	}

	@Test
	void sendersComeBeforeReceiversWhateverTheOrderOfDeclaration() {
		sends("ledger").sends("auction", "ledger").sends("guest", "auction");

		assertThat(order()).containsExactly(Set.of("guest"), Set.of("auction"), Set.of("ledger"));
	}

	@Test
	void receiverComesAfterTheLastOfItsSenders() {
		sends("short", "end").sends("long", "middle").sends("middle", "end").sends("end");

		assertThat(order()).containsExactly(Set.of("short", "long"), Set.of("middle"), Set.of("end"));
	}

	@Test
	void cycleIsOneStageBetweenWhoSendsIntoItAndWhoReceivesFromIt() {
		sends("out").sends("c", "a", "out").sends("a", "b").sends("b", "c").sends("in", "b");

		assertThat(order()).containsExactly(Set.of("in"), Set.of("a", "b", "c"), Set.of("out"));
	}

	@Test
	void twoCyclesInARowAreTwoStages() {
		sends("c", "d").sends("d", "c").sends("a", "b", "c").sends("b", "a");

		assertThat(order()).containsExactly(Set.of("a", "b"), Set.of("c", "d"));
	}

	@Test
	void actorThatSendsToItselfIsNoCycleWithOthers() {
		sends("b").sends("a", "a", "b");

		assertThat(order()).containsExactly(Set.of("a"), Set.of("b"));
	}

	@Test
	void receiverThatIsNoneOfTheActorsIsLeftOut() {
		sends("a", "elsewhere");

		assertThat(order()).containsExactly(Set.of("a"));
	}

}
