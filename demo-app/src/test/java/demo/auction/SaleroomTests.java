package demo.auction;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import demo.catalogue.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

class SaleroomTests {

	private final SmallSale sale = new SmallSale(1, 0);

	private final List<SaleroomEvent> events = new CopyOnWriteArrayList<>();

	private final JsonMapper json = JsonMapper.builder().build();

	@BeforeEach
	void listen() {
		this.sale.saleroom().subscribe(this.events::add, (missed) -> this.events.clear());
		this.sale.start();
	}

	@AfterEach
	void close() {
		this.sale.close();
	}

	@Test
	void listenersHearTheWholeStoryOfALot() {
		Money opening = this.sale.awaitStage(1, Stage.OPEN).lot().opening();
		this.sale.advance(SmallSale.RUNS);
		this.sale.awaitStage(1, Stage.GOING_ONCE);
		this.sale.bid(1, "Ada", opening);
		this.sale.advance(SmallSale.EXTENSION);
		this.sale.awaitStage(1, Stage.GOING_ONCE);
		this.sale.advance(SmallSale.CALL);
		this.sale.awaitStage(1, Stage.GOING_TWICE);
		this.sale.advance(SmallSale.CALL);
		this.sale.advanceUntilOnShow(2);

		await()
			.untilAsserted(() -> assertThat(story()).containsSubsequence("opened 1", "called 1 GOING_ONCE", "bid 1 Ada",
					"extended 1", "called 1 GOING_ONCE", "called 1 GOING_TWICE", "sold 1 Ada", "gone 1", "opened 2"));
		assertThat(this.events).extracting(SaleroomEvent::number)
			.allSatisfy((number) -> assertThat(this.events.get(number.intValue() - 1).number()).isEqualTo(number));
	}

	@Test
	void openedLotTellsWhatItTakesToDrawIt() {
		this.sale.awaitStage(1, Stage.OPEN);
		await().until(() -> this.events.stream().anyMatch(SaleroomEvent.LotOpened.class::isInstance));

		JsonNode opened = this.json.valueToTree(
				this.events.stream().filter(SaleroomEvent.LotOpened.class::isInstance).findFirst().orElseThrow());

		assertThat(opened.propertyNames()).containsExactlyInAnyOrder("type", "number", "lot", "car", "stage", "leader",
				"price", "minimumBid", "guide", "bids", "millisRun", "millisLeft");
		assertThat(opened.get("millisLeft").asLong())
			.isEqualTo(SmallSale.RUNS.plus(SmallSale.CALL).plus(SmallSale.CALL).toMillis());
	}

	private List<String> story() {
		return this.events.stream()
			.map((event) -> this.json.<JsonNode>valueToTree(event))
			.map((event) -> String.join(" ",
					List.of(event.get("type").asString(), event.path("lot").asString(""),
							event.path("stage").asString("") + event.path("bidder").asString("")
									+ event.path("buyer").asString("")))
				.strip())
			.map((line) -> line.startsWith("opened") ? line.replace(" OPEN", "") : line)
			.toList();
	}

}
