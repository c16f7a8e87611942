package demo.auction;

import demo.catalogue.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class IncrementsTests {

	@ParameterizedTest
	@CsvSource({ "0,50", "999,50", "1000,100", "4999,100", "5000,250", "9999,250", "10000,500", "19999,500",
			"20000,1000", "49999,1000", "50000,2500" })
	void stepsGrowWithThePrice(long price, long step) {
		assertThat(Increments.above(Money.dollars(price))).isEqualTo(Money.dollars(step));
	}

}
