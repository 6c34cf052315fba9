package cordon.gateway.description;

import cordon.description.Description;
import cordon.gateway.settings.GatewayProperties;
import cordon.gateway.web.PublishedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Serves the description and the page to read it, to anybody: the contract is no secret. */
@RestController
class DescriptionController {
  /** As narrow as Swagger UI works under; it draws its icons from data in its style sheet. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
  private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=UTF-8");
  private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final @Nullable PublishedFile document;
  private final PublishedFile page = PublishedFile.ofResource(PAGE, "/docs/index.html");
  private final Map<String, PublishedFile> files =
      Map.of(
          "swagger-ui.css", PublishedFile.ofResource(STYLE, "/docs/swagger-ui.css"),
          "swagger-ui-bundle.js", PublishedFile.ofResource(SCRIPT, "/docs/swagger-ui-bundle.js"),
          "docs.css", PublishedFile.ofResource(STYLE, "/docs/docs.css"),
          "docs.js", PublishedFile.ofResource(SCRIPT, "/docs/docs.js"));

  DescriptionController(GatewayProperties properties) {
    String text = text(properties);
    document =
        text == null
            ? null
            : new PublishedFile(
                MediaType.APPLICATION_JSON,
                text.replace(Description.ISSUER, escaped(properties.oidc().issuer()))
                    .getBytes(StandardCharsets.UTF_8));
  }

  /** A contract in the place of the built-in one is not described by the built-in description. */
  private static @Nullable String text(GatewayProperties properties) {
    Path file = properties.description();
    if (file == null && properties.contract() != null) {
      return null;
    }
    try (InputStream text =
        file == null
            ? Description.class.getResourceAsStream(Description.RESOURCE)
            : Files.newInputStream(file)) {
      return new String(
          Objects.requireNonNull(text, Description.RESOURCE).readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the description cannot be read", e);
    }
  }

  /** As it stands within a text of JSON. */
  private static String escaped(String text) {
    String quoted = JsonMapper.shared().writeValueAsString(text);
    return quoted.substring(1, quoted.length() - 1);
  }

  @GetMapping("/api/openapi.json")
  Mono<Void> document(ServerWebExchange exchange) {
    return document == null
        ? Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND))
        : document.write(exchange);
  }

  @GetMapping("/api/docs")
  Mono<Void> page(ServerWebExchange exchange) {
    exchange.getResponse().getHeaders().set("Content-Security-Policy", POLICY);
    return page.write(exchange);
  }

  @GetMapping("/api/docs/{name}")
  Mono<Void> file(@PathVariable String name, ServerWebExchange exchange) {
    PublishedFile file = files.get(name);
    if (file == null) {
      return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
    return file.write(exchange);
  }
}
