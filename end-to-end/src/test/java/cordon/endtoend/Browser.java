package cordon.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium, used as a person uses it: by what stands on the page. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final ChromeDriver driver;
  private final WebDriverWait patience;

  Browser(String... arguments) {
    var options = new ChromeOptions();
    options.setBinary(env("CORDON_TEST_CHROMIUM"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    options.addArguments(arguments);
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(env("CORDON_TEST_CHROMEDRIVER")))
            .build();
    driver = new ChromeDriver(service, options);
    patience = new WebDriverWait(driver, PATIENCE);
  }

  void open(String address) {
    driver.get(address);
  }

  String at() {
    return Objects.requireNonNull(driver.getCurrentUrl());
  }

  void press(String text) {
    patience
        .until(
            ExpectedConditions.elementToBeClickable(
                By.xpath("//button[normalize-space()='" + text + "']")))
        .click();
  }

  /** The button of a menu, which is opened by what it is called. */
  void open(String menu, String text) {
    String xpath = "//summary[contains(., '%s')]".formatted(menu);
    patience.until(ExpectedConditions.elementToBeClickable(By.xpath(xpath))).click();
    press(text);
  }

  void type(String field, String text) {
    WebElement element = patience.until(ExpectedConditions.elementToBeClickable(By.id(field)));
    element.clear();
    element.sendKeys(text);
  }

  /** Types without choosing a field first, as whoever knows the keys does. */
  void keys(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Presses the first thing that fits, in whatever language it is called. */
  void tap(String selector) {
    patience.until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector))).click();
  }

  /** Waits until there is one to be seen that fits. */
  void await(String selector) {
    patience.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
  }

  void submit(String field) {
    driver.findElement(By.id(field)).submit();
  }

  /** Waits until the page shows a text. */
  void see(String text) {
    patience
        .withMessage(() -> "not seen: " + text + "; the page says: " + text())
        .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
  }

  /** Waits until there is a field to type in. */
  void seeField(String field) {
    patience.until(ExpectedConditions.visibilityOfElementLocated(By.id(field)));
  }

  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  Object run(String script) {
    return Objects.requireNonNull(driver.executeScript(script), script);
  }

  /** What a script hands to {@code done} when it has it. */
  Object runLater(String script) {
    String whole = "const done = arguments[arguments.length - 1]; " + script;
    return Objects.requireNonNull(driver.executeAsyncScript(whole), script);
  }

  void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** What the browser complained about since it was asked last, such as a broken policy. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  boolean hasCookie(String name) {
    return driver.manage().getCookieNamed(name) != null;
  }

  void screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static String env(String name) {
    return Objects.requireNonNull(
        System.getenv(name), name + " is not set: run the tests by ./cordon test");
  }
}
