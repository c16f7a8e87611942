package demo.prices;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;

import demo.catalogue.CarTable;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stands in for an exchange: serves made-up quotes to whoever connects. If another
 * program has the port, that one is the exchange.
 */
@Component
final class PriceWire implements SmartLifecycle, Exchange {

	// before the actors start, and after they have stopped
	private static final int PHASE = DEFAULT_PHASE - 4 * 1024;

	private static final Log logger = LogFactory.getLog(PriceWire.class);

	private final PriceFeedProperties properties;

	private final CarTable cars;

	private final InstantSource clock;

	private volatile @Nullable Ticker ticker;

	PriceWire(PriceFeedProperties properties, CarTable cars, InstantSource clock) {
		this.properties = properties;
		this.cars = cars;
		this.clock = clock;
	}

	@Override
	public InetSocketAddress address() {
		Ticker running = this.ticker;
		return (running != null) ? running.address() : this.properties.address();
	}

	@Override
	public void start() {
		PriceFeedProperties.Wire wire = this.properties.wire();
		Market market = new Market(this.cars.makers(), wire.seed(), this.clock);
		try {
			this.ticker = Ticker.start(this.properties.address(), wire.period(), () -> market.next().line());
		}
		catch (IOException ex) {
			logger.warn("No prices are served on " + this.properties.address() + ": " + ex.getMessage());
		}
	}

	@Override
	public void stop() {
		Ticker running = this.ticker;
		this.ticker = null;
		if (running != null) {
			running.close();
		}
	}

	@Override
	public boolean isAutoStartup() {
		return this.properties.wire().enabled();
	}

	@Override
	public boolean isRunning() {
		return this.ticker != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
