package demo.prices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import demo.Patience;
import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.StreamHandle;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The feed on a real socket, whose other end the test holds.
 */
class PriceFeedTests {

	private static final PriceFeedProperties PROPERTIES = new PriceFeedProperties("127.0.0.1", 0, Duration.ofMillis(20),
			Duration.ofMillis(100), new PriceFeedProperties.Wire(false, Duration.ofMillis(5), 1));

	private final LocalTroupe troupe = LocalTroupe.builder().threadNamePrefix("feed-test-").build();

	private final List<String> makers = new CopyOnWriteArrayList<>();

	private ServerSocket exchange;

	@BeforeEach
	void openTheExchange() throws IOException {
		this.exchange = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		this.exchange.setSoTimeout((int) Patience.LIMIT.toMillis());
	}

	@AfterEach
	void close() throws IOException {
		this.troupe.shutdown(Patience.LIMIT);
		this.exchange.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void lineThatIsTornNeverBecomesAQuote(boolean reset) throws IOException {
		listen(() -> (InetSocketAddress) this.exchange.getLocalSocketAddress());
		try (Socket first = this.exchange.accept()) {
			write(first, "Ford;101.5;1000\nFiat;99.0;2000\n");
			await().until(() -> this.makers.size() == 2);

			// what has come of it would pass for a quote
			write(first, "Opel;98.0;300");
			first.setSoLinger(reset, 0);
		}
		try (Socket second = this.exchange.accept()) {
			write(second, "Saab;97.0;4000\n");
			await().until(() -> this.makers.contains("Saab"));

			assertThat(this.makers).containsExactly("Ford", "Fiat", "Saab");
			assertThat(feed().streams().sources()).extracting(ActorSnapshot.Inflow::name).containsExactly("exchange");
		}
	}

	@Test
	void feedComesBackAfterManyCutsWithOneAttachment() throws IOException {
		listen(() -> (InetSocketAddress) this.exchange.getLocalSocketAddress());

		for (int cut = 0; cut < 20; cut++) {
			try (Socket socket = this.exchange.accept()) {
				write(socket, "Ford;101.5;1000\n");
				int expected = cut + 1;
				await().until(() -> this.makers.size() == expected);
				assertThat(feed().streams().sources()).hasSize(1);
			}
		}
	}

	@Test
	void whatIsNoQuoteIsLeftOut() throws IOException {
		listen(() -> (InetSocketAddress) this.exchange.getLocalSocketAddress());

		try (Socket socket = this.exchange.accept()) {
			write(socket, "hello\n\nFord;NaN;1\nFord;101.5;1000\nFiat;;\nFiat;99.0;2000\n");

			await().until(() -> this.makers.contains("Fiat"));
			assertThat(this.makers).containsExactly("Ford", "Fiat");
			assertThat(feed().restarts()).isZero();
		}
	}

	@Test
	void shutdownClosesTheConnectionAndFreesTheThread() throws IOException {
		listen(() -> (InetSocketAddress) this.exchange.getLocalSocketAddress());
		try (Socket socket = this.exchange.accept()) {
			socket.setSoTimeout((int) Patience.LIMIT.toMillis());
			write(socket, "Ford;101.5;1000\n");
			await().until(() -> this.makers.size() == 1);

			this.troupe.shutdown(Patience.LIMIT);

			assertThat(socket.getInputStream().read()).isEqualTo(-1);
			await().until(() -> threads("feed-test-").isEmpty());
		}
	}

	@Test
	void wireServesTheMarketUntilItStops() throws IOException {
		Set<Thread> ofOthers = threads("price-wire");
		Market market = new Market(List.of("Ford", "Citroën"), 1, InstantSource.system());
		InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
		try (Ticker wire = Ticker.start(anywhere, Duration.ofMillis(5), () -> market.next().line())) {
			listen(wire::address);

			await().until(() -> this.makers.size() > 20);
			assertThat(this.makers).contains("Ford", "Citroën").containsOnly("Ford", "Citroën");
		}
		await().until(() -> feed().streams().errors() > 0 || feed().streams().sources().isEmpty());
		assertThat(ofOthers).containsAll(threads("price-wire"));
	}

	private void listen(Exchange address) {
		StreamHandle<Quote> quotes = this.troupe.add(
				ActorSpec.<FeedMessage, Quote>stream(() -> new PriceFeedActor(PROPERTIES, address)).named("priceFeed"));
		quotes.subscribe((quote) -> this.makers.add(quote.maker()), (lag) -> this.makers.add("missed " + lag));
		this.troupe.start();
	}

	private ActorSnapshot feed() {
		return this.troupe.find("priceFeed").orElseThrow();
	}

	// the applications of other tests run in this JVM as well
	private static Set<Thread> threads(String prefix) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith(prefix))
			.collect(Collectors.toSet());
	}

	private static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

}
