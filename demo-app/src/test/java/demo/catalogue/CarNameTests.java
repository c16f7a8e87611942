package demo.catalogue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CarNameTests {

	@ParameterizedTest
	@CsvSource({ "ford pinto,Ford Pinto", "amc rebel sst,AMC Rebel SST", "datsun 280-zx,Datsun 280-ZX",
			"chevroelt chevelle malibu,Chevrolet Chevelle Malibu", "honda Accelerationord cvcc,Honda Accord CVCC",
			"mercedes-benz 240d,Mercedes-Benz 240D", "toyouta corona mark ii (sw),Toyota Corona Mark II Wagon",
			"chrysler lebaron town @ country (sw),Chrysler LeBaron Town & Country Wagon",
			"citroen ds-21 pallas,Citroën DS-21 Pallas", "chevrolet cavalier 2-door,Chevrolet Cavalier 2-Door",
			"audi 5000s (diesel),Audi 5000S Diesel" })
	void namesAreForPeopleToRead(String raw, String name) {
		assertThat(CarName.of(raw)).isEqualTo(name);
	}

}
