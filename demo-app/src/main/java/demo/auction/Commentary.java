package demo.auction;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Puts what happens on the board into events, and numbers them. Confined to one actor.
 */
final class Commentary {

	private final InstantSource clock;

	private long last;

	Commentary(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Says what has happened to a lot.
	 * @param before how it stood, or {@code null} if it was not on the board
	 * @param now how it stands
	 * @return the events, in order
	 */
	List<SaleroomEvent> on(@Nullable Standing before, Standing now) {
		if (before == null) {
			return List.of(new SaleroomEvent.LotOpened(next(), LotView.of(now, this.clock.instant())));
		}
		List<SaleroomEvent> events = new ArrayList<>();
		String leader = now.leader();
		if (leader != null && now.bids() > before.bids()) {
			events.add(new SaleroomEvent.BidAccepted(next(), now.lot().number(), leader, now.price(), now.minimumBid(),
					now.bids()));
		}
		if (now.stage() != before.stage()) {
			events.add(moved(now));
		}
		return events;
	}

	SaleroomEvent gone(int lot) {
		return new SaleroomEvent.LotGone(next(), lot);
	}

	SaleroomEvent cleared() {
		return new SaleroomEvent.BoardCleared(next());
	}

	SaleroomEvent pulse() {
		return new SaleroomEvent.Pulse(next());
	}

	private SaleroomEvent moved(Standing now) {
		int lot = now.lot().number();
		return switch (now.stage()) {
			case OPEN -> new SaleroomEvent.LotExtended(next(), lot, millisLeft(now));
			case GOING_ONCE, GOING_TWICE -> new SaleroomEvent.LotCalled(next(), lot, now.stage(), millisLeft(now));
			case SOLD -> new SaleroomEvent.LotSold(next(), now.sale().orElseThrow());
			case PASSED -> new SaleroomEvent.LotPassed(next(), lot);
		};
	}

	private long millisLeft(Standing now) {
		return Math.max(0, Duration.between(this.clock.instant(), now.closesAt()).toMillis());
	}

	private long next() {
		return ++this.last;
	}

}
