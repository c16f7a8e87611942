package demo.house;

import java.time.Instant;

import demo.auction.Stage;
import demo.auction.Standing;
import demo.catalogue.Car;
import demo.catalogue.Lot;
import demo.catalogue.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class GuestTests {

	private static final Instant NOW = Instant.parse("2026-06-01T19:00:00Z");

	@ParameterizedTest
	@EnumSource(Temperament.class)
	void everyGuestTakesAGoodV8OnTheLastCall(Temperament temperament) {
		Standing standing = standing(8, "Europe", Stage.GOING_TWICE, null, 4_000);

		assertThat(new Guest("Ada", temperament).bidOn(standing))
			.hasValueSatisfying((bid) -> assertThat(bid).isGreaterThanOrEqualTo(standing.minimumBid()));
	}

	@ParameterizedTest
	@EnumSource(Temperament.class)
	void noGuestBidsAgainstItself(Temperament temperament) {
		assertThat(new Guest("Ada", temperament).bidOn(standing(8, "Europe", Stage.GOING_TWICE, "Ada", 4_000)))
			.isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Temperament.class)
	void noGuestPaysAnything(Temperament temperament) {
		assertThat(new Guest("Ada", temperament).bidOn(standing(8, "Europe", Stage.GOING_TWICE, "Bert", 30_000)))
			.isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Temperament.class)
	void noGuestBidsAfterTheHammer(Temperament temperament) {
		assertThat(new Guest("Ada", temperament).bidOn(standing(8, "Europe", Stage.SOLD, "Bert", 4_000))).isEmpty();
	}

	@Test
	void sniperWaitsForTheCall() {
		Guest sniper = new Guest("Ada", Temperament.SNIPER);

		assertThat(sniper.bidOn(standing(4, "USA", Stage.OPEN, "Bert", 4_000))).isEmpty();
		assertThat(sniper.bidOn(standing(4, "USA", Stage.GOING_ONCE, "Bert", 4_000))).isPresent();
	}

	@Test
	void petrolheadAndImporterKnowWhatTheyWant() {
		assertThat(new Guest("Ada", Temperament.PETROLHEAD).bidOn(standing(4, "Japan", Stage.OPEN, null, 4_000)))
			.isEmpty();
		assertThat(new Guest("Ada", Temperament.IMPORTER).bidOn(standing(8, "USA", Stage.OPEN, null, 4_000))).isEmpty();
	}

	@Test
	void showmanRaisesByMoreThanHeMust() {
		Standing standing = standing(8, "USA", Stage.OPEN, "Bert", 4_000);

		assertThat(new Guest("Ada", Temperament.SHOWMAN).bidOn(standing)).contains(Money.dollars(4_400));
		assertThat(standing.minimumBid()).isEqualTo(Money.dollars(4_100));
	}

	private static Standing standing(int cylinders, String origin, Stage stage, @Nullable String leader, long price) {
		Car car = new Car(1, "Car", 1970, origin, cylinders, 300, 150, 3000, 12, null);
		Lot lot = new Lot(1, car, Money.dollars(10_000), Money.dollars(4_000));
		int bids = (leader != null) ? 1 : 0;
		return new Standing(lot, stage, leader, Money.dollars(price), bids, NOW, NOW.plusSeconds(30));
	}

}
