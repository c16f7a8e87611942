package demo;

import java.time.InstantSource;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * The auction house. Start it and open the page in a browser.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DemoApplication {

	public static void main(String[] args) {
		SpringApplication.run(DemoApplication.class, args);
	}

	@Bean
	InstantSource clock() {
		return InstantSource.system();
	}

	// shared by many actors, so it has to be a generator that is safe for many threads
	@Bean
	RandomGenerator random() {
		return new Random();
	}

}
