package demo.prices;

import java.net.InetSocketAddress;

/**
 * Tells where prices come from.
 */
@FunctionalInterface
interface Exchange {

	/**
	 * Returns the address to connect to, which may differ from the one before.
	 * @return the address
	 */
	InetSocketAddress address();

}
