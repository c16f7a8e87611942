/**
 * A live auction of classic cars, played by actors.
 */
@NullMarked
package demo;

import org.jspecify.annotations.NullMarked;
