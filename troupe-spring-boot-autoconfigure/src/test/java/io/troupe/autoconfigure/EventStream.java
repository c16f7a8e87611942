package io.troupe.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client of server-sent events that tells each event as it comes, and how the stream
 * ended.
 */
final class EventStream implements Flow.Subscriber<String> {

	/** What comes last if the server ended the stream. */
	static final String END = "the end";

	/** What comes last if the connection broke. */
	static final String BROKEN = "broken";

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

	private final CompletableFuture<HttpResponse<Void>> response;

	private EventStream(HttpRequest request) {
		this.response = HttpClient.newHttpClient()
			.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(this));
	}

	/**
	 * Opens a stream. The server answers with its first event, so this does not wait.
	 * @param environment knows the server's port
	 * @param path the path on the server
	 * @return the stream
	 */
	static EventStream open(Environment environment, String path) {
		URI uri = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
		return new EventStream(HttpRequest.newBuilder(uri).header("Accept", "text/event-stream").build());
	}

	/** Waits for the data of the next event, or for how it ended. */
	String next() throws InterruptedException {
		String event = this.events.poll(20, TimeUnit.SECONDS);
		assertThat(event).as("event in time").isNotNull();
		return event;
	}

	/** Breaks the connection from this side, after the first event. */
	void disconnect() throws Exception {
		this.subscription.get(20, TimeUnit.SECONDS).cancel();
	}

	/** Waits for the end of the stream. */
	HttpResponse<Void> response() throws Exception {
		return this.response.get(20, TimeUnit.SECONDS);
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
		this.subscription.complete(subscription);
	}

	@Override
	public void onNext(String line) {
		if (line.startsWith("data:")) {
			this.events.add(line.substring("data:".length()));
		}
		else if (!line.isEmpty()) {
			this.events.add("unexpected: " + line);
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.events.add(BROKEN);
	}

	@Override
	public void onComplete() {
		this.events.add(END);
	}

}
