/**
 * What the market pays, maker by maker. Quotes come as lines over TCP, from a stand-in
 * for an exchange unless another one is named, and an actor makes a broadcast of them.
 * Start at {@link demo.prices.Quote}.
 */
@NullMarked
package demo.prices;

import org.jspecify.annotations.NullMarked;
