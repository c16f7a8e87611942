package demo.catalogue;

import java.util.stream.Stream;

/**
 * Every car there is, in the order of sale, read a part at a time. Lot numbers go on for
 * ever: once the last car has been offered, the first comes back under a new number. Safe
 * for use by any number of threads.
 */
@FunctionalInterface
public interface Catalogue {

	/**
	 * Reads lots. Blocks, as does each step of the stream, which must be closed and may
	 * be used by one thread at a time. It ends early with the last car of the catalogue.
	 * @param after the number of the lot to start after; one that was sold in an earlier
	 * sale is started after in any case
	 * @param limit the most lots to read
	 * @return the lots in the order of their numbers, at least one
	 * @throws RuntimeException if they cannot be read
	 */
	Stream<Lot> read(int after, int limit);

}
