package io.troupe.benchmark.growth;

import java.util.Arrays;
import java.util.function.Supplier;

/** The curves there are, each under the name of its file. */
enum Curves {

	LIVE_ACTORS("live-actors", "A message among many actors", "living actors", LiveActors::new),

	SENDERS("senders", "A message of one of many senders", "senders to one actor", Senders::new),

	MAILBOX_DEPTH("mailbox-depth", "A mailbox in which many wait", "messages waiting", MailboxDepth::new),

	MESSAGE_SIZE("message-size", "A message that carries much", "bytes carried", MessageSize::new),

	CHAIN_DEPTH("chain-depth", "An actor deep down", "actors above each other", ChainDepth::new),

	CHILDREN("children", "A child of many", "children of one parent", Children::new),

	TIMERS("timers", "A timer among many", "timers pending", Timers::new),

	OPEN_ASKS("open-asks", "An ask among many", "asks waiting for their answer", OpenAsks::new),

	SUBSCRIBERS("subscribers", "A broadcast to many", "subscribers", Subscribers::new),

	STREAM_LENGTH("stream-length", "An element of an attached stream", "elements of the stream", StreamLength::new),

	LISTING("listing", "A look at the actors", "living actors", Listing::new);

	private final String fileName;

	private final String title;

	private final String x;

	private final Supplier<Curve> maker;

	Curves(String fileName, String title, String x, Supplier<Curve> maker) {
		this.fileName = fileName;
		this.title = title;
		this.x = x;
		this.maker = maker;
	}

	static Curves named(String name) {
		return Arrays.stream(values())
			.filter((each) -> each.fileName.equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no curve named '" + name + "'. Curves: " + Arrays.toString(values())));
	}

	/** What the plot says over itself. */
	String title() {
		return this.title;
	}

	/** What the x axis counts. */
	String x() {
		return this.x;
	}

	Curve make() {
		return this.maker.get();
	}

	@Override
	public String toString() {
		return this.fileName;
	}

}
