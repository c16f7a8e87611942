package demo.catalogue;

import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.StreamActor;
import io.troupe.StreamContext;
import io.troupe.spring.TroupeActor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.annotation.Autowired;

/**
 * Reads lots from the database and hands each to the auctioneer, no faster than they are
 * taken; whoever listens hears of them too. Its source is the cursor alone, so it ends by
 * itself with the last row. A database that fails is tried again after a while, from the
 * lot after the last one that came.
 */
@TroupeActor
class CatalogueActor implements StreamActor<CatalogueMessage, Lot> {

	private static final Log logger = LogFactory.getLog(CatalogueActor.class);

	private final Catalogue catalogue;

	private final CatalogueProperties properties;

	private final SinkHandle<Lot> rostrum;

	private int lastLot;

	private int left;

	@Autowired
	CatalogueActor(Catalogue catalogue, CatalogueProperties properties, SinkHandle<Lot> rostrum) {
		this(catalogue, properties, rostrum, 0);
	}

	CatalogueActor(Catalogue catalogue, CatalogueProperties properties, SinkHandle<Lot> rostrum, int lastLot) {
		this.catalogue = catalogue;
		this.properties = properties;
		this.rostrum = rostrum;
		this.lastLot = lastLot;
		this.left = properties.reading();
	}

	@Override
	public void onStart(StreamContext<CatalogueMessage, Lot> context) {
		read(context);
	}

	@Override
	public void onMessage(CatalogueMessage message, StreamContext<CatalogueMessage, Lot> context) {
		if (message instanceof CatalogueMessage.Read read) {
			offer(read.lot(), context);
		}
		else if (message instanceof CatalogueMessage.Failed failed) {
			logger.warn("The catalogue cannot be read after lot " + this.lastLot + "; it is tried again in "
					+ this.properties.retry(), failed.failure());
			context.schedule(this.properties.retry(), new CatalogueMessage.TryAgain());
		}
		else if (message instanceof CatalogueMessage.TryAgain && this.left > 0) {
			read(context);
		}
	}

	private void read(StreamContext<CatalogueMessage, Lot> context) {
		int after = this.lastLot;
		int limit = this.left;
		context.attach(Source
			.<Lot, CatalogueMessage>blocking(() -> this.catalogue.read(after, limit), CatalogueMessage.Read::new)
			.named("lots")
			.onError(CatalogueMessage.Failed::new));
	}

	private void offer(Lot lot, StreamContext<CatalogueMessage, Lot> context) {
		this.lastLot = lot.number();
		this.left--;
		this.rostrum.send(lot);
		context.broadcast(lot);
	}

}
