package demo.auction;

import java.time.Duration;
import java.util.random.RandomGenerator;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rules of the house.
 *
 * @param lots Lots that are on at the same time.
 * @param shortest Shortest time for which a lot takes bids before it is called.
 * @param longest Longest time for which a lot takes bids before it is called.
 * @param call Time between going once, going twice and gone.
 * @param extension Time for which a late bid opens a lot again.
 * @param show Time for which a result stays on show.
 * @param retry Time to wait before asking the ledger again.
 */
@Validated
@ConfigurationProperties("demo.auction")
public record AuctionProperties(@Positive @DefaultValue("12") int lots, @NotNull @DefaultValue("20s") Duration shortest,
		@NotNull @DefaultValue("75s") Duration longest, @NotNull @DefaultValue("4s") Duration call,
		@NotNull @DefaultValue("10s") Duration extension, @NotNull @DefaultValue("5s") Duration show,
		@NotNull @DefaultValue("1s") Duration retry) {

	public AuctionProperties {
		if (longest.compareTo(shortest) < 0) {
			throw new IllegalArgumentException("'demo.auction.longest' must not be less than 'demo.auction.shortest'");
		}
	}

	/**
	 * Draws for how long a lot takes bids before it is called.
	 * @param random decides
	 * @return a time between the shortest and the longest
	 */
	Duration runs(RandomGenerator random) {
		return Duration.ofMillis(random.nextLong(this.shortest.toMillis(), this.longest.toMillis() + 1));
	}

}
