package demo.auction;

import java.util.List;
import java.util.Optional;

import io.troupe.Reply;

/**
 * What the saleroom can be told and asked.
 */
public sealed interface SaleroomCommand {

	/**
	 * Show how a lot stands.
	 *
	 * @param standing how it stands now
	 */
	record Show(Standing standing) implements SaleroomCommand {

	}

	/**
	 * Take a lot down.
	 *
	 * @param lot the lot's number
	 */
	record TakeDown(int lot) implements SaleroomCommand {

	}

	/** Take everything down. */
	record Clear() implements SaleroomCommand {

	}

	/** Let the listeners know that the line is open. */
	record Beat() implements SaleroomCommand {

	}

	/**
	 * Tell how every lot on show stands.
	 *
	 * @param reply gets the standings in the order of lot numbers
	 */
	record AllLots(Reply<List<Standing>> reply) implements SaleroomCommand {

	}

	/**
	 * Tell how one lot stands.
	 *
	 * @param lot the lot's number
	 * @param reply gets the standing, or empty if the lot is not on show
	 */
	record OneLot(int lot, Reply<Optional<Standing>> reply) implements SaleroomCommand {

	}

}
