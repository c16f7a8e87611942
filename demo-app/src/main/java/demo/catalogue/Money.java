package demo.catalogue;

import java.math.BigDecimal;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount of US dollars, to the cent. In JSON it is a plain number of dollars.
 *
 * @param cents the amount in cents, not negative
 */
public record Money(long cents) implements Comparable<Money> {

	private static final int DECIMALS = 2;

	public Money {
		if (cents < 0) {
			throw new IllegalArgumentException("'cents' must not be negative, but is " + cents);
		}
	}

	/**
	 * Returns a number of whole dollars.
	 * @param dollars how many
	 * @return the amount
	 */
	public static Money dollars(long dollars) {
		return new Money(Math.multiplyExact(dollars, 100));
	}

	/**
	 * Reads an amount in dollars.
	 * @param dollars the amount, with at most two decimals
	 * @return the amount
	 * @throws ArithmeticException if it has a fraction of a cent or is out of range
	 */
	@JsonCreator
	public static Money of(BigDecimal dollars) {
		return new Money(dollars.movePointRight(DECIMALS).longValueExact());
	}

	/**
	 * Returns the amount in dollars.
	 * @return a number with two decimals
	 */
	@JsonValue
	public BigDecimal toDollars() {
		return BigDecimal.valueOf(this.cents, DECIMALS);
	}

	/**
	 * Adds.
	 * @param other the amount to add
	 * @return the sum
	 */
	public Money plus(Money other) {
		return new Money(Math.addExact(this.cents, other.cents));
	}

	/**
	 * Multiplies.
	 * @param factor how many times
	 * @return the product
	 */
	public Money times(int factor) {
		return new Money(Math.multiplyExact(this.cents, factor));
	}

	/**
	 * Whether this is less.
	 * @param other the amount to compare with
	 * @return {@code true} if this is less than {@code other}
	 */
	public boolean isLessThan(Money other) {
		return compareTo(other) < 0;
	}

	@Override
	public int compareTo(Money other) {
		return Long.compare(this.cents, other.cents);
	}

	@Override
	public String toString() {
		return String.format(Locale.US, "$%,.2f", toDollars());
	}

}
