package io.troupe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.troupe.runtime.LocalTroupe;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with an engine of one worker and a real server on a random port, asked
 * over HTTP.
 */
public final class WatchedApplication implements AutoCloseable {

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private final int port;

	private WatchedApplication(ConfigurableApplicationContext context) {
		this.context = context;
		this.port = ((WebServerApplicationContext) context).getWebServer().getPort();
	}

	/**
	 * Starts the application.
	 * @param properties more properties, as {@code key=value}
	 */
	public static WatchedApplication start(String... properties) {
		return start(Application.class, properties);
	}

	/**
	 * Starts the application with more beans.
	 * @param more a configuration of them
	 * @param properties more properties, as {@code key=value}
	 */
	public static WatchedApplication start(Class<?> more, String... properties) {
		return new WatchedApplication(new SpringApplicationBuilder(Application.class, more)
			.web(WebApplicationType.SERVLET)
			.properties("server.address=127.0.0.1", "server.port=0", "spring.main.banner-mode=off",
					"spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
					"management.endpoints.web.exposure.include=*", "troupe.executor.parallelism=1")
			.properties(properties)
			.run());
	}

	public LocalTroupe troupe() {
		return this.context.getBean(LocalTroupe.class);
	}

	public <T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	/**
	 * Asks for a page under {@code /actuator}.
	 * @param path the path below it
	 */
	public HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(request(path).GET());
	}

	/**
	 * Asks for a page that is not under {@code /actuator}.
	 * @param path the whole path
	 */
	public HttpResponse<String> getAt(String path) throws IOException, InterruptedException {
		return send(requestAt(path).GET());
	}

	/**
	 * Posts JSON to a page under {@code /actuator}.
	 * @param path the path below it
	 * @param json the body
	 */
	public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
		return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
	}

	/**
	 * Asks for a page that must be there.
	 * @param path the path below {@code /actuator}
	 */
	public String body(String path) throws IOException, InterruptedException {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return response.body();
	}

	@Override
	public void close() {
		this.context.close();
	}

	private HttpRequest.Builder request(String path) {
		return requestAt("/actuator" + path);
	}

	private HttpRequest.Builder requestAt(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(20));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
