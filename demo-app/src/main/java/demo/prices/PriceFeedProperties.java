package demo.prices;

import java.net.InetSocketAddress;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The feed of market prices.
 *
 * @param host Host of the exchange.
 * @param port Port of the exchange; 0 for any, with the stand-in only.
 * @param backoff Time to wait before connecting again; doubled with each failure.
 * @param longestBackoff Longest time to wait before connecting again.
 * @param wire Stand-in for an exchange.
 */
@Validated
@ConfigurationProperties("demo.prices")
record PriceFeedProperties(@NotBlank @DefaultValue("127.0.0.1") String host,
		@Min(0) @Max(65535) @DefaultValue("7979") int port, @NotNull @DefaultValue("500ms") Duration backoff,
		@NotNull @DefaultValue("10s") Duration longestBackoff, @Valid @DefaultValue Wire wire) {

	InetSocketAddress address() {
		return new InetSocketAddress(this.host, this.port);
	}

	/**
	 * The stand-in.
	 *
	 * @param enabled Whether a stand-in serves made-up prices on the host and port.
	 * @param period Time between two prices.
	 * @param seed Seed of the prices.
	 */
	record Wire(@DefaultValue("true") boolean enabled, @NotNull @DefaultValue("300ms") Duration period,
			@DefaultValue("1983") long seed) {

	}

}
