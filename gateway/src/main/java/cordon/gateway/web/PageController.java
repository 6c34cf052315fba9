package cordon.gateway.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page, whose scripts and styles run by a number that no other page can know (CSP Level 3). It
 * stands at every address of the application, which looks at the address itself.
 */
@Controller
class PageController {
  private static final String POLICY =
      "default-src 'none'; script-src 'nonce-%1$s'; style-src 'nonce-%1$s'; connect-src 'self';"
          + " font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** No file, and nothing of the interface or of the sign-in. */
  private static final String PLACE = "(?!(?:api|assets|oauth2|login|logout)$)[a-z][a-z-]*";

  private static final int BYTES = 16;
  private static final SecureRandom random = new SecureRandom();

  private final String page = read();

  @GetMapping({"/", "/index.html"})
  ResponseEntity<String> page() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", POLICY.formatted(nonce))
        .body(page.replace("{nonce}", nonce));
  }

  /** What is opened by a link or loaded again; to a program there is nothing here. */
  @GetMapping("/{place:" + PLACE + "}/**")
  ResponseEntity<String> place(
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accepted) {
    if (!accepted.contains(MediaType.TEXT_HTML_VALUE)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return page();
  }

  private static String read() {
    try (InputStream file = PageController.class.getResourceAsStream("/static/index.html")) {
      byte[] bytes = Objects.requireNonNull(file, "the page is missing").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
