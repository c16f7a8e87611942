package demo.auction;

import demo.catalogue.Lot;
import io.troupe.SinkHandle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets the catalogue hand lots to the auctioneer without knowing of auctions.
 */
@Configuration(proxyBeanMethods = false)
class AuctionConfiguration {

	@Bean
	SinkHandle<Lot> rostrum(SinkHandle<AuctioneerCommand> auctioneer) {
		return auctioneer.contramap(AuctioneerCommand.Offer::new);
	}

}
