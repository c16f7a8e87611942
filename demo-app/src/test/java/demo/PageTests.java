package demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import demo.auction.SaleroomCommand;
import demo.auction.Standing;
import io.troupe.SinkHandle;
import io.troupe.Troupe;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page in a real browser. Only the test bids, and no lot ends meanwhile.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = { "demo.house.guests=false",
		"demo.auction.shortest=1h", "demo.auction.longest=1h", "logging.level.org.openqa.selenium=error" })
class PageTests {

	/** Counts the pixels of the canvas that have the colour of a line. */
	private static final String COUNT_PIXELS = """
			const line = document.querySelector("[data-actor=%s] canvas");
			const colour = getComputedStyle(line).getPropertyValue("%s").trim();
			const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
			const pixels = line.getContext("2d").getImageData(0, 0, line.width, line.height).data;
			let count = 0;
			for (let i = 0; i < pixels.length; i += 4) {
				const near = Math.abs(pixels[i] - r) + Math.abs(pixels[i + 1] - g) + Math.abs(pixels[i + 2] - b);
				count += pixels[i + 3] > 100 && near < 24 ? 1 : 0;
			}
			return count;""";

	/**
	 * Has the page keep all that it tells the visitor, and what it asks for from now on.
	 */
	private static final String MARK = """
			performance.clearResourceTimings();
			window.mark = performance.now();
			window.told = [];
			new MutationObserver((changes) => changes.forEach((change) =>
				change.addedNodes.forEach((notice) => window.told.push(notice.textContent)))
			).observe(document.getElementById("notices"), { childList: true });""";

	/** Tells the addresses of what the page has asked for since the mark. */
	private static final String ASKED_FOR = """
			return performance.getEntriesByType("resource")
				.filter((one) => one.startTime > window.mark).map((one) => one.name);""";

	private static final String TOLD = "return window.told;";

	private static Browser browser;

	@BeforeAll
	static void startTheBrowser() throws Exception {
		browser = Browser.start();
	}

	@AfterAll
	static void closeTheBrowser() throws Exception {
		if (browser != null) {
			browser.close();
		}
	}

	@BeforeEach
	void openThePage(@LocalServerPort int port) {
		browser.show(1440, 900, "light");
		browser.open("http://localhost:" + port + "/");
		awaitPage().until(() -> browser.all("[data-lot]").size() == 12);
	}

	@Test
	void lotsAndActorsAreShownLive() {
		awaitPage().until(() -> browser.one("#connection").getText().equals("Live"));

		assertThat(browser.all("[data-lot] h3")).allSatisfy((name) -> assertThat(name.getText()).isNotBlank());
		assertThat(browser.all("[data-lot] .lot-bid"))
			.allSatisfy((button) -> assertThat(button.getText()).matches("Bid \\$[0-9,]+|You lead"));
		awaitPage().untilAsserted(
				() -> assertThat(browser.all("[data-actor]")).extracting((row) -> row.getAttribute("data-actor"))
					.contains("auctioneer", "saleroom", "ledger", "house", "auction"));
		assertThat(browser.errors()).isEmpty();
	}

	@Test
	void bidByTheButtonIsPlacedUnderTheVisitorsName(@Autowired SinkHandle<SaleroomCommand> saleroom) {
		WebElement name = browser.one("#bidder");
		name.clear();
		name.sendKeys("<b>Ada</b> & Co");

		browser.evaluate(MARK);
		browser.one("[data-lot='4'] .lot-bid").click();

		awaitPage().until(() -> browser.one("[data-lot='4'] .lot-leader strong").getText(),
				Predicate.isEqual("<b>Ada</b> & Co"));
		assertThat(browser.one("[data-lot='4'] .lot-bid").getText()).isEqualTo("You lead");
		awaitPage().untilAsserted(() -> assertThat(browser.<List<String>>evaluate(TOLD))
			.anyMatch((notice) -> notice.startsWith("You lead lot 4")));
		Standing standing = saleroom.<Optional<Standing>>ask((reply) -> new SaleroomCommand.OneLot(4, reply))
			.join()
			.orElseThrow();
		assertThat(standing.leader()).isEqualTo("<b>Ada</b> & Co");
		assertThat(browser.errors()).isEmpty();
	}

	@Test
	void bidOfSomebodyElseArrivesAsAServerSentEvent(@LocalServerPort int port) {
		awaitPage().until(() -> browser.one("#connection").getText().equals("Live"));
		browser.evaluate("window.stays = true;");
		browser.evaluate(MARK);
		RestTestClient client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();

		client.post().uri("/api/lots/6/bids").contentType(MediaType.APPLICATION_JSON).body("""
				{"bidder": "Somebody else", "amount": 60000}""").exchange().expectStatus().isCreated();

		awaitPage().until(() -> browser.one("[data-lot='6'] .lot-leader strong").getText(),
				Predicate.isEqual("Somebody else"));
		assertThat(browser.one("[data-lot='6'] .lot-price").getText()).isEqualTo("$60,000");
		assertThat(browser.<Boolean>evaluate("return window.stays")).isTrue();
		assertThat(browser.<List<String>>evaluate(ASKED_FOR)).noneMatch((name) -> name.contains("/api/lots"));
		assertThat(browser.errors()).isEmpty();
	}

	@Test
	void nameOfSomebodyElseIsTextWhateverItSays(@LocalServerPort int port) {
		String name = "\"'></b><img src=x onerror=hit()>";
		awaitPage().until(() -> browser.one("#connection").getText().equals("Live"));
		browser.evaluate("window.hits = 0; window.hit = () => { window.hits++; };");

		RestTestClient.bindToServer()
			.baseUrl("http://localhost:" + port)
			.build()
			.post()
			.uri("/api/lots/5/bids")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("bidder", name, "amount", 60_000))
			.exchange()
			.expectStatus()
			.isCreated();

		awaitPage().until(() -> browser.one("[data-lot='5'] .lot-leader strong").getText(), Predicate.isEqual(name));
		assertThat(browser.<Long>evaluate("return window.hits")).isZero();
		assertThat(browser.all("[data-lot='5'] .lot-leader img")).isEmpty();
		assertThat(browser.errors()).isEmpty();
	}

	@Test
	void visitorBidsOverTheSocketAndHearsOfBeingOutbid(@LocalServerPort int port, @Autowired Troupe troupe) {
		awaitPage().until(() -> browser.one("#line").getText().equals("by WebSocket"));
		browser.evaluate(MARK);
		browser.one("[data-lot='7'] .lot-bid").click();
		awaitPage().until(() -> browser.one("[data-lot='7'] .lot-bid").getText().equals("You lead"));
		assertThat(browser.<List<String>>evaluate(ASKED_FOR)).noneMatch((name) -> name.contains("/bids"));
		awaitPage().until(() -> troupe.actors()
			.stream()
			.anyMatch((actor) -> actor.definition().equals("session") && actor.processed() > 1));

		RestTestClient.bindToServer()
			.baseUrl("http://localhost:" + port)
			.build()
			.post()
			.uri("/api/lots/7/bids")
			.contentType(MediaType.APPLICATION_JSON)
			.body("""
					{"bidder": "Somebody else", "amount": 60000}""")
			.exchange()
			.expectStatus()
			.isCreated();

		awaitPage().untilAsserted(() -> assertThat(browser.<List<String>>evaluate(TOLD))
			.contains("You have been outbid on lot 7: Somebody else bids $60,000."));
		awaitPage().until(() -> browser.one("[data-lot='7'] .lot-outbid").getText().equals("Outbid"));
		assertThat(browser.errors()).isEmpty();
	}

	@Test
	void mailboxAndRateOfAnActorAreDrawn(@Autowired SinkHandle<SaleroomCommand> saleroom) {
		awaitPage().untilAsserted(() -> {
			saleroom.<List<Standing>>ask(SaleroomCommand.AllLots::new, Patience.LIMIT).join();
			assertThat(browser.<Long>evaluate(COUNT_PIXELS.formatted("saleroom", "--depth"))).isGreaterThan(5);
			assertThat(browser.<Long>evaluate(COUNT_PIXELS.formatted("saleroom", "--rate"))).isGreaterThan(5);
		});
		assertThat(browser.errors()).isEmpty();
	}

	@Test
	void longNameOfACarIsCutAndNotItsCard() {
		List<Long> cut = browser.evaluate("""
				return [...document.querySelectorAll("[data-lot]")]
					.filter((card) => card.scrollWidth > card.clientWidth).map((card) => Number(card.dataset.lot));""");

		assertThat(browser.one("[data-lot='3'] h3").getText()).isEqualTo("AMC Hornet Sportabout Wagon");
		assertThat(cut).isEmpty();
	}

	@Test
	void pageFitsANarrowScreen() {
		browser.show(390, 844, "dark");

		awaitPage().until(() -> browser.<Long>evaluate("return innerWidth") == 390);
		assertThat(browser.<Long>evaluate("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
		assertThat(browser.errors()).isEmpty();
	}

	/** Waits for what the page may not have yet, or replace while it is looked at. */
	private static ConditionFactory awaitPage() {
		return Patience.await().ignoreExceptionsInstanceOf(WebDriverException.class);
	}

}
