package demo.catalogue;

/**
 * One offer of one car.
 *
 * @param number the lot's number, used once
 * @param car the car
 * @param guide what the house thinks it will fetch
 * @param opening the least first bid
 */
public record Lot(int number, Car car, Money guide, Money opening) {

}
