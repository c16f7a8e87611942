package demo.session;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import demo.Patience;
import demo.auction.SaleroomCommand;
import demo.auction.Standing;
import demo.catalogue.Money;
import io.troupe.ActorSnapshot;
import io.troupe.SinkHandle;
import io.troupe.Troupe;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Real sockets against the real server, in a house without guests.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "demo.house.guests=false", "demo.auction.shortest=1h", "demo.auction.longest=1h" })
class SessionTests {

	@LocalServerPort
	private int port;

	@Autowired
	private Troupe troupe;

	@Autowired
	private SinkHandle<SaleroomCommand> saleroom;

	@BeforeEach
	void waitForTheSale() {
		await().until(() -> standings().size() == 12);
		await().until(() -> sessions().isEmpty());
	}

	@Test
	void bidderHearsOfTheOwnBidAndOfWhoGoesOverIt() throws Exception {
		Client ada = connect();
		Client bert = connect();
		ada.say("{'type':'hello','name':'Ada'}");
		bert.say("{'type':'hello','name':'Bert'}");
		Money first = minimum(2);

		ada.say("{'type':'bid','lot':2,'amount':%s}".formatted(first.toDollars()));
		JsonNode accepted = ada.hear("accepted");
		Money second = minimum(2);
		bert.say("{'type':'bid','lot':2,'amount':%s}".formatted(second.toDollars()));

		assertThat(accepted.get("lot").asInt()).isEqualTo(2);
		assertThat(accepted.get("price").decimalValue()).isEqualByComparingTo(first.toDollars());
		bert.hear("accepted");
		JsonNode outbid = ada.hear("outbid");
		assertThat(outbid.get("bidder").asString()).isEqualTo("Bert");
		assertThat(outbid.get("price").decimalValue()).isEqualByComparingTo(second.toDollars());
		ada.leave();
		bert.leave();
	}

	@Test
	void bidThatIsTooLowIsToldWhatItTakes() throws Exception {
		Client ada = connect();
		ada.say("{'type':'bid','lot':3,'amount':1}");
		assertThat(ada.hear("refused").get("reason").asString()).isEqualTo("Say hello before you bid");

		ada.say("{'type':'hello','name':'Ada'}");
		ada.say("{'type':'bid','lot':3,'amount':1}");

		JsonNode refused = ada.hear("refused");
		assertThat(refused.get("minimumBid").decimalValue()).isEqualByComparingTo(minimum(3).toDollars());
		ada.leave();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{'type'                                   | The frame cannot be read
			null                                      | A frame must be a JSON object
			[1, 2]                                    | The type of a frame must be hello or bid
			{'type':'sell'}                           | The type of a frame must be hello or bid
			{'type':'hello','name':' '}               | name must not be blank
			{'type':'hello','name':'a\\u202eb'}       | name must not contain control characters
			{'type':'bid','lot':4,'amount':-5}        | amount must be greater than 0
			{'type':'bid','amount':5}                 | lot must not be null
			""", quoteCharacter = '"')
	void frameThatIsNoRequestIsAnsweredAndTheSessionGoesOn(String frame, String reason) throws Exception {
		Client ada = connect();

		ada.say(frame);

		assertThat(ada.hear("error").get("reason").asString()).isEqualTo(reason);
		ada.say("{'type':'hello','name':'Ada'}");
		assertThat(ada.hear("welcome").get("name").asString()).isEqualTo("Ada");
		ada.leave();
	}

	@Test
	void nothingIsLeftOfASessionWhoseClientVanishes() throws Exception {
		Client polite = connect();
		Client rude = connect();
		rude.say("{'type':'hello','name':'Ada'}");
		rude.hear("welcome");
		await().untilAsserted(() -> {
			assertThat(sessions()).hasSize(2);
			assertThat(listeners()).hasSize(2);
		});

		rude.socket.abort();
		polite.leave();

		await().untilAsserted(() -> {
			assertThat(sessions()).isEmpty();
			assertThat(listeners()).isEmpty();
		});
	}

	@Test
	void frameThatIsTooLongEndsTheConnection() throws Exception {
		Client ada = connect();

		ada.say("{'type':'hello','name':'" + "x".repeat(2000) + "'}");

		assertThat(ada.closed.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1009);
		await().until(() -> sessions().isEmpty());
	}

	@Test
	void pageOfAnotherOriginIsTurnedAway() {
		CompletableFuture<WebSocket> socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.header("Origin", "http://elsewhere.example")
			.buildAsync(URI.create("ws://localhost:" + this.port + "/ws/bid"), new Client());

		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> socket.orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).join())
			.havingCause()
			.isInstanceOfSatisfying(WebSocketHandshakeException.class,
					(refused) -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
	}

	@Test
	@DirtiesContext
	void endOfTheStreamsClosesTheSockets(@Autowired LocalTroupe engine) throws Exception {
		Client ada = connect();
		ada.say("{'type':'hello','name':'Ada'}");
		ada.hear("welcome");

		engine.completeStreams();

		assertThat(ada.closed.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1001);
		await().until(() -> sessions().isEmpty());
	}

	private Client connect() {
		Client client = new Client();
		client.socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.buildAsync(URI.create("ws://localhost:" + this.port + "/ws/bid"), client)
			.orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)
			.join();
		return client;
	}

	private List<Standing> standings() {
		return this.saleroom.<List<Standing>>ask(SaleroomCommand.AllLots::new, Patience.LIMIT).join();
	}

	private Money minimum(int lot) {
		return standings().get(lot - 1).minimumBid();
	}

	private List<ActorSnapshot> sessions() {
		return this.troupe.actors().stream().filter((actor) -> actor.definition().equals("session")).toList();
	}

	private List<ActorSnapshot.Outflow> listeners() {
		return this.troupe.find("saleroom").orElseThrow().streams().subscribers();
	}

	private static final class Client implements WebSocket.Listener {

		private final JsonMapper json = JsonMapper.builder().build();

		private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

		private final CompletableFuture<Integer> closed = new CompletableFuture<>();

		private final StringBuilder part = new StringBuilder();

		// set before anything is said
		@SuppressWarnings("NullAway.Init")
		private WebSocket socket;

		void say(String frame) throws Exception {
			this.socket.sendText(frame.replace('\'', '"'), true).get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
		}

		JsonNode hear(String type) throws Exception {
			while (true) {
				String frame = this.frames.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
				assertThat(frame).as("a frame of type " + type).isNotNull();
				JsonNode heard = this.json.readTree(frame);
				if (heard.get("type").asString().equals(type)) {
					return heard;
				}
			}
		}

		void leave() throws Exception {
			this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
		}

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.part.append(data);
			if (last) {
				this.frames.add(this.part.toString());
				this.part.setLength(0);
			}
			socket.request(1);
			return CompletableFuture.completedStage(null);
		}

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
			this.closed.complete(status);
			return CompletableFuture.completedStage(null);
		}

	}

}
