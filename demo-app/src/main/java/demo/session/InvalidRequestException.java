package demo.session;

/**
 * A frame that is no request. Its message is for the bidder.
 */
final class InvalidRequestException extends Exception {

	private static final long serialVersionUID = 1L;

	InvalidRequestException(String message) {
		super(message);
	}

}
