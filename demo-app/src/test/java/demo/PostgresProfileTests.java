package demo;

import java.util.List;

import demo.ledger.LedgerCommand;
import demo.ledger.Sale;
import io.troupe.ActorState;
import io.troupe.SinkHandle;
import io.troupe.Troupe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole house, in a hurry, on PostgreSQL.
 */
@ActiveProfiles("postgres")
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "demo.auction.shortest=2s", "demo.auction.longest=4s", "demo.auction.call=500ms",
				"demo.auction.extension=500ms", "demo.auction.show=200ms" })
class PostgresProfileTests {

	// left to the end of the virtual machine, since the house closes after the class
	private static Postgres postgres;

	@BeforeAll
	static void startTheServer() throws Exception {
		postgres = Postgres.start();
	}

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		properties.add("DEMO_DATABASE_URL", () -> postgres.url());
		properties.add("DEMO_DATABASE_USER", () -> "postgres");
	}

	@Test
	void lotsComeFromItAndSalesGoIntoIt(@Autowired JdbcTemplate jdbc, @Autowired SinkHandle<LedgerCommand> ledger,
			@Autowired Troupe troupe) {
		await().untilAsserted(() -> assertThat(
				ledger.<List<Sale>>ask((reply) -> new LedgerCommand.LastSales(100, reply), Patience.LIMIT).join())
			.hasSizeGreaterThan(3));

		assertThat(jdbc.queryForObject("SELECT version()", String.class)).startsWith("PostgreSQL");
		assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM sale", Integer.class)).isGreaterThan(3);
		assertThat(troupe.find("catalogue").orElseThrow().state()).isEqualTo(ActorState.STOPPED);
	}

}
