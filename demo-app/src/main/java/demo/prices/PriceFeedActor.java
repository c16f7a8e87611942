package demo.prices;

import java.time.Duration;
import java.util.Optional;

import io.troupe.Source;
import io.troupe.StreamActor;
import io.troupe.StreamContext;
import io.troupe.spring.TroupeActor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Listens to the exchange and broadcasts each quote. When the connection ends, whoever
 * ended it, a timer has it connect again: soon at first, later with more patience.
 */
@TroupeActor
class PriceFeedActor implements StreamActor<FeedMessage, Quote> {

	private static final Log logger = LogFactory.getLog(PriceFeedActor.class);

	private final PriceFeedProperties properties;

	private final Exchange exchange;

	private Duration backoff;

	private boolean connected;

	private boolean puzzled;

	PriceFeedActor(PriceFeedProperties properties, Exchange exchange) {
		this.properties = properties;
		this.exchange = exchange;
		this.backoff = properties.backoff();
	}

	@Override
	public void onStart(StreamContext<FeedMessage, Quote> context) {
		connect(context);
	}

	@Override
	public void onMessage(FeedMessage message, StreamContext<FeedMessage, Quote> context) {
		if (message instanceof FeedMessage.Line line) {
			Quote.parse(line.text()).ifPresentOrElse((quote) -> tell(quote, context), () -> wonder(line.text()));
		}
		else if (message instanceof FeedMessage.Lost lost) {
			retry(lost, context);
		}
		else if (message instanceof FeedMessage.Connect) {
			connect(context);
		}
	}

	private void connect(StreamContext<FeedMessage, Quote> context) {
		context.attach(
				Source.<String, FeedMessage>blocking(() -> Lines.from(this.exchange.address()), FeedMessage.Line::new)
					.named("exchange")
					.onComplete(() -> new FeedMessage.Lost(null))
					.onError(FeedMessage.Lost::new));
	}

	private void tell(Quote quote, StreamContext<FeedMessage, Quote> context) {
		if (!this.connected) {
			this.connected = true;
			this.backoff = this.properties.backoff();
			logger.info("Prices come in");
		}
		context.broadcast(quote);
	}

	private void wonder(String line) {
		if (!this.puzzled) {
			this.puzzled = true;
			logger.warn("Not a quote: '" + line + "'. This and further ones are left out");
		}
	}

	private void retry(FeedMessage.Lost lost, StreamContext<FeedMessage, Quote> context) {
		String reason = Optional.ofNullable(lost.failure()).map(Throwable::toString).orElse("it hung up");
		logger.info("No connection to the exchange (" + reason + "); next try in " + this.backoff);
		this.connected = false;
		context.schedule(this.backoff, new FeedMessage.Connect());
		Duration doubled = this.backoff.multipliedBy(2);
		this.backoff = (doubled.compareTo(this.properties.longestBackoff()) < 0) ? doubled
				: this.properties.longestBackoff();
	}

}
