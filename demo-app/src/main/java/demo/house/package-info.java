/**
 * Guests of the house, who bid so that a sale is never empty. They see what a visitor
 * sees, and bid by the message that a visitor's bid becomes.
 */
@NullMarked
package demo.house;

import org.jspecify.annotations.NullMarked;
