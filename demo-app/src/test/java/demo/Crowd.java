package demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bidders who bid as fast as they are answered, some by HTTP and some over sockets, and
 * write down which of their bids were accepted.
 */
final class Crowd implements AutoCloseable {

	/** After so many bids a lot is left alone, so that its hammer may fall. */
	private static final int ENOUGH = 40;

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final JsonMapper JSON = new JsonMapper();

	private final URI house;

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

	private final Map<Integer, Bid> accepted = new ConcurrentHashMap<>();

	private final Map<Integer, JsonNode> sales = new ConcurrentHashMap<>();

	private final AtomicInteger byHttp = new AtomicInteger();

	private final AtomicInteger bySocket = new AtomicInteger();

	private final List<Thread> threads = new ArrayList<>();

	private volatile List<JsonNode> lots = List.of();

	private volatile boolean gone;

	Crowd(int port) {
		this.house = URI.create("http://127.0.0.1:" + port);
	}

	/** Lets so many bidders of each kind come in. */
	Crowd come(int bidders) {
		for (int number = 0; number < bidders; number++) {
			String name = "Http " + number;
			Thread thread = new Thread(() -> bid(name), name);
			thread.setDaemon(true);
			thread.start();
			this.threads.add(thread);
			this.client.newWebSocketBuilder()
				.connectTimeout(TIMEOUT)
				.buildAsync(URI.create("ws://127.0.0.1:" + this.house.getPort() + "/ws/bid"),
						new SocketBidder("Socket " + number));
		}
		return this;
	}

	/** Returns the highest bid for each lot of which a bidder was told that it leads. */
	Map<Integer, Bid> accepted() {
		return Map.copyOf(this.accepted);
	}

	/** Returns the sales that the house has told of, by lot. */
	Map<Integer, JsonNode> sales() {
		return Map.copyOf(this.sales);
	}

	List<Integer> lots() {
		return this.lots.stream().map((lot) -> lot.get("lot").asInt()).toList();
	}

	int acceptedByHttp() {
		return this.byHttp.get();
	}

	int acceptedBySocket() {
		return this.bySocket.get();
	}

	void accept(int lot, String bidder, double price) {
		this.accepted.merge(lot, new Bid(bidder, price), (old, bid) -> (old.price() < bid.price()) ? bid : old);
	}

	private void bid(String name) {
		while (!this.gone) {
			try {
				look();
				for (JsonNode lot : this.lots) {
					if (isOpen(lot)) {
						bid(name, lot);
					}
				}
			}
			catch (IOException ex) {
				// the house closes: whoever was not answered has no claim
				this.gone = true;
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private void look() throws IOException, InterruptedException {
		List<JsonNode> seen = new ArrayList<>();
		get("/api/lots").forEach(seen::add);
		this.lots = seen;
		get("/api/sales?limit=100").forEach((sale) -> this.sales.put(sale.get("lot").asInt(), sale));
	}

	private static boolean isOpen(JsonNode lot) {
		return lot.get("stage").asString().equals("OPEN") && lot.get("bids").asInt() < ENOUGH;
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.house.resolve(path)).timeout(TIMEOUT).build();
		HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() != 200) {
			throw new IOException(path + " was answered " + response.statusCode());
		}
		return JSON.readTree(response.body());
	}

	private void bid(String name, JsonNode lot) throws IOException, InterruptedException {
		int number = lot.get("lot").asInt();
		double amount = lot.get("minimumBid").asDouble();
		HttpRequest request = HttpRequest.newBuilder(this.house.resolve("/api/lots/" + number + "/bids"))
			.timeout(TIMEOUT)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body(name, amount)))
			.build();
		HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() == 201) {
			this.byHttp.incrementAndGet();
			accept(number, name, amount);
		}
	}

	static String body(String bidder, double amount) {
		return JSON.writeValueAsString(Map.of("bidder", bidder, "amount", amount));
	}

	@Override
	public void close() throws InterruptedException {
		this.gone = true;
		for (Thread thread : this.threads) {
			thread.interrupt();
			thread.join(TIMEOUT.toMillis());
		}
	}

	/**
	 * A bid that leads.
	 *
	 * @param bidder who bids
	 * @param price how many dollars
	 */
	record Bid(String bidder, double price) {

	}

	/** Asks what a lot takes by bidding a dollar, then bids that. */
	private final class SocketBidder implements WebSocket.Listener {

		private final String name;

		private final StringBuilder text = new StringBuilder();

		SocketBidder(String name) {
			this.name = name;
		}

		@Override
		public void onOpen(WebSocket socket) {
			socket.sendText(JSON.writeValueAsString(Map.of("type", "hello", "name", this.name)), true);
			socket.request(1);
		}

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				JsonNode frame = JSON.readTree(this.text.toString());
				this.text.setLength(0);
				hear(socket, frame);
			}
			socket.request(1);
			return CompletableFuture.completedFuture(null);
		}

		private void hear(WebSocket socket, JsonNode frame) {
			String type = frame.get("type").asString();
			if (type.equals("accepted")) {
				Crowd.this.bySocket.incrementAndGet();
				accept(frame.get("lot").asInt(), this.name, frame.get("price").asDouble());
			}
			if (type.equals("refused") && frame.has("minimumBid")) {
				bid(socket, frame.get("lot").asInt(), frame.get("minimumBid").asDouble());
			}
			else if (type.equals("refused") || type.equals("accepted") || type.equals("welcome")) {
				CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(() -> bid(socket, anyLot(), 1));
			}
		}

		private int anyLot() {
			List<Integer> open = Crowd.this.lots.stream()
				.filter(Crowd::isOpen)
				.map((lot) -> lot.get("lot").asInt())
				.toList();
			return open.isEmpty() ? 0 : open.get(ThreadLocalRandom.current().nextInt(open.size()));
		}

		private void bid(WebSocket socket, int lot, double amount) {
			if (!Crowd.this.gone) {
				socket.sendText(JSON.writeValueAsString(Map.of("type", "bid", "lot", lot, "amount", amount)), true);
			}
		}

	}

}
