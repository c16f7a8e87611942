/**
 * What is for sale: cars, their prices, and the lots they are offered as. Start at
 * {@link demo.catalogue.Catalogue}.
 */
@NullMarked
package demo.catalogue;

import org.jspecify.annotations.NullMarked;
