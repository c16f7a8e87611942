package io.troupe.autoconfigure;

import java.util.List;

import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Troupe;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * An application's test replaces a handle, and so talks in the actor's place.
 */
@SpringBootTest(classes = HandleMockingTests.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class HandleMockingTests {

	@MockitoBean
	private SinkHandle<String> printer;

	@Autowired
	private Office office;

	@Autowired
	private SinkHandle<Integer> counter;

	@Autowired
	private Troupe troupe;

	@Test
	void mockOfAHandleIsWhatOthersHaveInjected() {
		given(this.printer.trySend("page")).willReturn(true);

		boolean printed = this.office.printer.trySend("page");

		assertThat(printed).isTrue();
		then(this.printer).should().trySend("page");
	}

	@Test
	void otherHandlesAndAllActorsStay() {
		assertThat(this.counter.name()).isEqualTo("counter");
		assertThat(this.troupe.actors()).extracting("name").containsExactlyElementsOf(List.of("printer", "counter"));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(TroupeAutoConfiguration.class)
	@Import({ Office.class, PrinterActor.class, CounterActor.class })
	static class Application {

	}

	record Office(SinkHandle<String> printer) {

	}

	@TroupeActor
	static class PrinterActor implements SinkActor<String> {

		@Override
		public void onMessage(String page, SinkContext<String> context) {
		}

	}

	@TroupeActor
	static class CounterActor implements SinkActor<Integer> {

		@Override
		public void onMessage(Integer number, SinkContext<Integer> context) {
		}

	}

}
