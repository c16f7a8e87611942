package demo.house;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The house's own bidding.
 *
 * @param guests Whether the guests of the house bid.
 */
@ConfigurationProperties("demo.house")
record HouseProperties(@DefaultValue("true") boolean guests) {

}
