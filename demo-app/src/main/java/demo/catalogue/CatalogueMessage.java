package demo.catalogue;

/**
 * What a reading of the catalogue brings.
 */
sealed interface CatalogueMessage {

	/**
	 * The next lot.
	 *
	 * @param lot the lot
	 */
	record Read(Lot lot) implements CatalogueMessage {

	}

	/**
	 * The database failed.
	 *
	 * @param failure why
	 */
	record Failed(Throwable failure) implements CatalogueMessage {

	}

	/** Time to try again. */
	record TryAgain() implements CatalogueMessage {

	}

}
