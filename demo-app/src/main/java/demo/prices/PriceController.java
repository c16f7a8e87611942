package demo.prices;

import io.troupe.StreamHandle;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Market prices as they come in: the handle is a publisher, so it can be returned as it
 * is.
 */
@RestController
class PriceController {

	private final StreamHandle<Quote> prices;

	PriceController(StreamHandle<Quote> prices) {
		this.prices = prices;
	}

	@GetMapping(path = "/api/prices", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	StreamHandle<Quote> prices() {
		return this.prices;
	}

}
