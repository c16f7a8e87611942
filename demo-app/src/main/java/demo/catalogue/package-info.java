/**
 * What is for sale: cars, their prices, and the lots they are offered as. An actor reads
 * the lots from the database through a cursor. Start at {@link demo.catalogue.Catalogue}.
 */
@NullMarked
package demo.catalogue;

import org.jspecify.annotations.NullMarked;
