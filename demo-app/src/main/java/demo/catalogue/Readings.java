package demo.catalogue;

import io.troupe.ActorSpec;
import io.troupe.SinkHandle;
import io.troupe.StreamHandle;

/**
 * Further readings of the catalogue: needed once the first, with which the application
 * starts, has ended.
 *
 * @param catalogue what is read
 * @param properties how much in one go
 */
public record Readings(Catalogue catalogue, CatalogueProperties properties) {

	/**
	 * Says how to make an actor that reads on and then ends.
	 * @param lot the number of the last lot at hand, or {@code 0} if there is none
	 * @param rostrum gets the lots
	 * @return what to spawn
	 */
	public ActorSpec<StreamHandle<Lot>> after(int lot, SinkHandle<Lot> rostrum) {
		return ActorSpec
			.<CatalogueMessage, Lot>stream(() -> new CatalogueActor(this.catalogue, this.properties, rostrum, lot))
			.named("reading")
			.messageType("CatalogueMessage");
	}

}
