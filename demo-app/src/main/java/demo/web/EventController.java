package demo.web;

import demo.auction.SaleroomEvent;
import io.troupe.StreamHandle;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What happens in the saleroom, as server-sent events.
 */
@RestController
class EventController {

	private final StreamHandle<SaleroomEvent> saleroom;

	EventController(StreamHandle<SaleroomEvent> saleroom) {
		this.saleroom = saleroom;
	}

	@GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	StreamHandle<SaleroomEvent> events() {
		return this.saleroom;
	}

}
