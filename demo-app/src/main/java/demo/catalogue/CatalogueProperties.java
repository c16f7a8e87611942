package demo.catalogue;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The catalogue.
 *
 * @param seed Seed that decides on the order of sale when the database is filled.
 * @param reading Most lots that are read from the database in one go.
 * @param retry Time to wait before reading again after the database has failed.
 */
@Validated
@ConfigurationProperties("demo.catalogue")
public record CatalogueProperties(@DefaultValue("1983") long seed, @Positive @DefaultValue("50") int reading,
		@NotNull @DefaultValue("2s") Duration retry) {

}
