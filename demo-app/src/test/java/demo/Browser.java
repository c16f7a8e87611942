package demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import org.springframework.util.FileSystemUtils;

/**
 * A Chromium without a window, from the search path; nothing is downloaded. Where there
 * is none the test is skipped, unless the environment says
 * {@code TROUPE_REQUIRE_BROWSER=true}.
 */
final class Browser implements AutoCloseable {

	private final Path profile;

	private final ChromeDriver driver;

	private Browser(File binary, File driver, Path profile) {
		this.profile = profile;
		this.driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(driver).build(),
				options(binary, profile));
	}

	/**
	 * Starts a browser with a profile of its own.
	 * @return the browser
	 */
	static Browser start() throws IOException {
		Optional<File> binary = find("chromium", "chromium-browser", "google-chrome", "chrome");
		Optional<File> driver = find("chromedriver");
		if (binary.isEmpty() || driver.isEmpty()) {
			String reason = "No Chromium with its chromedriver on the search path";
			if (Boolean.parseBoolean(System.getenv("TROUPE_REQUIRE_BROWSER"))) {
				throw new IllegalStateException(reason + ", but TROUPE_REQUIRE_BROWSER asks for one");
			}
			Assumptions.abort(reason);
		}
		return new Browser(binary.orElseThrow(), driver.orElseThrow(), Files.createTempDirectory("browser"));
	}

	/**
	 * Sets how the pages see the window.
	 * @param width in CSS pixels
	 * @param height in CSS pixels
	 * @param scheme light or dark
	 */
	void show(int width, int height, String scheme) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	void open(String url) {
		this.driver.get(url);
	}

	List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	WebElement one(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	@SuppressWarnings("unchecked")
	<T> T evaluate(String script) {
		return (T) this.driver.executeScript(script);
	}

	/**
	 * Returns what the pages complained about so far.
	 * @return the errors on the console
	 */
	List<LogEntry> errors() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			.toList();
	}

	@Override
	public void close() throws IOException {
		try {
			this.driver.quit();
		}
		finally {
			FileSystemUtils.deleteRecursively(this.profile);
		}
	}

	private static ChromeOptions options(File binary, Path profile) {
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(binary);
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--user-data-dir=" + profile);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
		return options;
	}

	private static Optional<File> find(String... names) {
		List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
		return Arrays.stream(names)
			.flatMap((name) -> folders.stream().map((folder) -> new File(folder, name)))
			.filter(File::canExecute)
			.findFirst();
	}

}
