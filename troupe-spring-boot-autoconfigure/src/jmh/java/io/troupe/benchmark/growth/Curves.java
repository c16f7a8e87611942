package io.troupe.benchmark.growth;

import java.util.Arrays;
import java.util.function.Supplier;

/** The curves there are, each under the name of its file. */
enum Curves {

	LIVE_ACTORS("live-actors", LiveActors::new),

	SENDERS("senders", Senders::new),

	MAILBOX_DEPTH("mailbox-depth", MailboxDepth::new),

	MESSAGE_SIZE("message-size", MessageSize::new),

	CHAIN_DEPTH("chain-depth", ChainDepth::new),

	CHILDREN("children", Children::new),

	TIMERS("timers", Timers::new),

	OPEN_ASKS("open-asks", OpenAsks::new),

	SUBSCRIBERS("subscribers", Subscribers::new),

	STREAM_LENGTH("stream-length", StreamLength::new),

	LISTING("listing", Listing::new);

	private final String fileName;

	private final Supplier<Curve> maker;

	Curves(String fileName, Supplier<Curve> maker) {
		this.fileName = fileName;
		this.maker = maker;
	}

	static Curves named(String name) {
		return Arrays.stream(values())
			.filter((each) -> each.fileName.equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no curve named '" + name + "'. Curves: " + Arrays.toString(values())));
	}

	Curve make() {
		return this.maker.get();
	}

	@Override
	public String toString() {
		return this.fileName;
	}

}
