package demo.catalogue;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MoneyTests {

	@Test
	void dollarsAndCentsAreKeptExactly() {
		Money money = Money.of(new BigDecimal("4250.1"));

		assertThat(money.cents()).isEqualTo(425_010);
		assertThat(money.toDollars()).isEqualTo("4250.10");
		assertThat(money).hasToString("$4,250.10");
	}

	@Test
	void fractionOfACentIsRefused() {
		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.of(new BigDecimal("0.001")));
	}

	@Test
	void negativeAmountIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1))
			.withMessage("'cents' must not be negative, but is -1");
	}

}
