/**
 * The books: an actor that writes down what was sold. Start at
 * {@link demo.ledger.LedgerCommand}.
 */
@NullMarked
package demo.ledger;

import org.jspecify.annotations.NullMarked;
