package io.troupe.autoconfigure;

import java.net.URI;

import io.troupe.MailboxFullException;
import io.troupe.Overflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.web.ErrorResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** What a problem detail says of the request, whatever its path looks like. */
class ActorProblemsTests {

	private final ActorProblems problems = new ActorProblems(
			new Binder(new MapConfigurationPropertySource()).bindOrCreate("troupe.web", TroupeWebProperties.class));

	@ParameterizedTest
	@CsvSource({ "/cart/4711, /cart/4711", "/, /", "//, /", "//evil.example/x, /evil.example/x",
			"///evil.example//x, /evil.example//x", "/caf%C3%A9, /caf%C3%A9" })
	void instanceIsAPathOfThisServer(String path, String instance) {
		assertThat(describe(path).getBody().getInstance()).isEqualTo(URI.create(instance));
	}

	@Test
	void pathThatIsNoUriIsLeftOut() {
		ErrorResponse response = describe("/a b|c");

		assertThat(response.getBody().getInstance()).isNull();
		assertThat(response.getStatusCode().value()).isEqualTo(503);
	}

	private ErrorResponse describe(String path) {
		ErrorResponse response = this.problems.describe(new MailboxFullException("cart-1", "cart", 8, Overflow.REJECT),
				path);
		assertThat(response).isNotNull();
		return response;
	}

}
