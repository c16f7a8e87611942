package demo.ledger;

import java.time.Instant;

import demo.catalogue.Money;

/**
 * A lot that was sold.
 *
 * @param lot the lot's number
 * @param car the car's name
 * @param year its model year
 * @param buyer who bought it
 * @param price for how much
 * @param bids how many bids it took
 * @param soldAt when the hammer fell
 */
public record Sale(int lot, String car, int year, String buyer, Money price, int bids, Instant soldAt) {

}
