package io.troupe.autoconfigure;

import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What is printed when an application does not start.
 */
final class FailureReport {

	private FailureReport() {
	}

	static String of(CapturedOutput output, Class<?>... components) {
		return of(output, "--unused", components);
	}

	/**
	 * Starts an application that must fail.
	 * @param output what it prints
	 * @param argument an argument on its command line
	 * @param components its beans, nested in the test class
	 * @return all that is printed from the description on, with HERE for the test class
	 */
	static String of(CapturedOutput output, String argument, Class<?>... components) {
		SpringApplication application = new SpringApplication(Application.class);
		application.addPrimarySources(List.of(components));
		application.setWebApplicationType(WebApplicationType.NONE);

		assertThatException().isThrownBy(() -> application.run(argument));

		String text = output.getAll();
		String here = components[0].getEnclosingClass().getName();
		return text.substring(text.indexOf("Description:")).stripTrailing().replace(here, "HERE") + "\n";
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(TroupeAutoConfiguration.class)
	static class Application {

	}

}
