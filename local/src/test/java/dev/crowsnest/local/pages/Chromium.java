package dev.crowsnest.local.pages;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Debian's chromium, without a window. */
final class Chromium implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int WIDE = 1440;
    private static final int PHONE = 390;
    private static final int HEIGHT = 900;
    private static final int TALLEST = 2000;

    private final ChromeDriver driver;
    private final URI base;

    private Chromium(ChromeDriver driver, URI base) {
        this.driver = driver;
        this.base = base;
    }

    /** Whether this machine has it. */
    static boolean isThere() {
        return program("chromium").isPresent() && program("chromedriver").isPresent();
    }

    static Chromium at(URI base) {
        var options = new ChromeOptions().setBinary(program("chromium").orElseThrow());
        // A container has no user namespaces for its sandbox; what is opened here is our own.
        options.addArguments(
                "--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", "--disable-dev-shm-usage");
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, Level.ALL.getName()));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").orElseThrow())
                .build();
        var chromium = new Chromium(new ChromeDriver(service, options), base);
        chromium.resize(WIDE, HEIGHT);
        return chromium;
    }

    void open(String path) {
        driver.get(base.resolve(path).toString());
    }

    /** Types into whatever has the focus. */
    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Marks all that the focused field holds, so that what is typed next takes its place. */
    void selectAll() {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .perform();
    }

    /** Presses Tab until this has the focus. */
    void tabTo(String css) {
        WebElement wanted = find(css);
        await(css).atMost(PATIENCE).until(() -> {
            boolean there = driver.switchTo().activeElement().equals(wanted);
            if (!there) {
                type(Keys.TAB);
            }
            return there;
        });
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    String text() {
        return find("body").getText();
    }

    void awaitText(String text) {
        await(text).atMost(PATIENCE).ignoreExceptions().until(() -> text().contains(text));
    }

    void awaitOne(String css) {
        await(css).atMost(PATIENCE).until(() -> all(css).size() == 1);
    }

    void awaitGone(String css) {
        await(css).atMost(PATIENCE).until(() -> all(css).isEmpty());
    }

    void awaitPath(String path) {
        await(path)
                .atMost(PATIENCE)
                .until(() -> path.equals(
                        URI.create(String.valueOf(driver.getCurrentUrl())).getPath()));
    }

    /** What scripts, and the security policy, complained of since they were asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /** Whether nothing sticks out to the right on a phone; leaves the window wide. */
    void requireFitsPhone() {
        resize(PHONE, HEIGHT);
        assertThat(run("return document.documentElement.scrollWidth")).isEqualTo((long) PHONE);
        resize(WIDE, HEIGHT);
    }

    /** Keeps pictures of the page in both colour schemes, and of its phone form. */
    void keepPictures(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        for (String scheme : List.of("light", "dark")) {
            scheme(scheme);
            keepPicture(directory.resolve(name + "-" + scheme + ".png"), WIDE);
        }
        scheme("light");
        keepPicture(directory.resolve(name + "-phone.png"), PHONE);
        resize(WIDE, HEIGHT);
    }

    private void keepPicture(Path file, int width) throws IOException {
        resize(width, HEIGHT);
        Object height = run("return document.documentElement.scrollHeight");
        resize(width, Math.min(TALLEST, (int) (long) height));
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    private void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    private static Optional<File> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> new File(directory, name))
                .filter(File::canExecute)
                .findFirst();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
