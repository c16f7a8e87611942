package demo.house;

import java.time.Instant;
import java.util.stream.LongStream;

import demo.auction.Stage;
import demo.auction.Standing;
import demo.catalogue.Car;
import demo.catalogue.Lot;
import demo.catalogue.Money;
import demo.prices.Quote;
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

		assertThat(new Guest("Ada", temperament).bidOn(standing, Prices.UNKNOWN))
			.hasValueSatisfying((bid) -> assertThat(bid).isGreaterThanOrEqualTo(standing.minimumBid()));
	}

	@ParameterizedTest
	@EnumSource(Temperament.class)
	void noGuestBidsAgainstItself(Temperament temperament) {
		assertThat(new Guest("Ada", temperament).bidOn(standing(8, "Europe", Stage.GOING_TWICE, "Ada", 4_000),
				Prices.UNKNOWN))
			.isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Temperament.class)
	void noGuestPaysAnything(Temperament temperament) {
		assertThat(new Guest("Ada", temperament).bidOn(standing(8, "Europe", Stage.GOING_TWICE, "Bert", 30_000),
				Prices.UNKNOWN))
			.isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Temperament.class)
	void noGuestBidsAfterTheHammer(Temperament temperament) {
		assertThat(
				new Guest("Ada", temperament).bidOn(standing(8, "Europe", Stage.SOLD, "Bert", 4_000), Prices.UNKNOWN))
			.isEmpty();
	}

	@Test
	void sniperWaitsForTheCall() {
		Guest sniper = new Guest("Ada", Temperament.SNIPER);

		assertThat(sniper.bidOn(standing(4, "USA", Stage.OPEN, "Bert", 4_000), Prices.UNKNOWN)).isEmpty();
		assertThat(sniper.bidOn(standing(4, "USA", Stage.GOING_ONCE, "Bert", 4_000), Prices.UNKNOWN)).isPresent();
	}

	@Test
	void petrolheadAndImporterKnowWhatTheyWant() {
		assertThat(new Guest("Ada", Temperament.PETROLHEAD).bidOn(standing(4, "Japan", Stage.OPEN, null, 4_000),
				Prices.UNKNOWN))
			.isEmpty();
		assertThat(new Guest("Ada", Temperament.IMPORTER).bidOn(standing(8, "USA", Stage.OPEN, null, 4_000),
				Prices.UNKNOWN))
			.isEmpty();
	}

	@Test
	void showmanRaisesByMoreThanHeMust() {
		Standing standing = standing(8, "USA", Stage.OPEN, "Bert", 4_000);

		assertThat(new Guest("Ada", Temperament.SHOWMAN).bidOn(standing, Prices.UNKNOWN))
			.contains(Money.dollars(4_400));
		assertThat(standing.minimumBid()).isEqualTo(Money.dollars(4_100));
	}

	@Test
	void marketMovesWhatAGuestPaysButNotMuch() {
		Guest guest = new Guest("Ada", Temperament.EAGER);

		long atPar = most(guest, Prices.UNKNOWN);
		long rising = most(guest, Prices.UNKNOWN.with(new Quote("Car", 110, NOW)));
		long falling = most(guest, Prices.UNKNOWN.with(new Quote("Car", 90, NOW)));
		long boom = most(guest, Prices.UNKNOWN.with(new Quote("Car", 900, NOW)));
		long ofAnother = most(guest, Prices.UNKNOWN.with(new Quote("Ford", 900, NOW)));

		assertThat(rising).isGreaterThan(atPar).isLessThan(boom);
		assertThat(falling).isLessThan(atPar);
		// to the step by which the price is tried
		assertThat(boom).isBetween(atPar * 12 / 10 - 20, atPar * 12 / 10 + 20);
		assertThat(ofAnother).isEqualTo(atPar);
	}

	private static long most(Guest guest, Prices prices) {
		return LongStream.iterate(20_000, (price) -> price > 0, (price) -> price - 10)
			.filter((price) -> guest.bidOn(standing(8, "Europe", Stage.OPEN, null, price), prices).isPresent())
			.findFirst()
			.orElseThrow();
	}

	private static Standing standing(int cylinders, String origin, Stage stage, @Nullable String leader, long price) {
		Car car = new Car(1, "Car", 1970, origin, cylinders, 300, 150, 3000, 12, null);
		Lot lot = new Lot(1, car, Money.dollars(10_000), Money.dollars(4_000));
		int bids = (leader != null) ? 1 : 0;
		return new Standing(lot, stage, leader, Money.dollars(price), bids, NOW, NOW.plusSeconds(30));
	}

}
