package cordon.gateway.description;

import com.google.protobuf.Descriptors.FileDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

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

  private final PublishedFile document;
  private final PublishedFile page = PublishedFile.ofResource(PAGE, "/docs/index.html");
  private final Map<String, PublishedFile> files =
      Map.of(
          "swagger-ui.css", PublishedFile.ofResource(STYLE, "/docs/swagger-ui.css"),
          "swagger-ui-bundle.js", PublishedFile.ofResource(SCRIPT, "/docs/swagger-ui-bundle.js"),
          "docs.css", PublishedFile.ofResource(STYLE, "/docs/docs.css"),
          "docs.js", PublishedFile.ofResource(SCRIPT, "/docs/docs.js"));

  DescriptionController(
      List<FileDescriptor> contract,
      List<Binding> bindings,
      @Value("${cordon.oidc.issuer}") String issuer) {
    String version =
        Optional.ofNullable(DescriptionController.class.getPackage().getImplementationVersion())
            .orElse("development");
    String text = Document.of(contract, bindings, version, issuer).toString();
    document = new PublishedFile(MediaType.APPLICATION_JSON, text.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/api/openapi.json")
  Mono<Void> document(ServerWebExchange exchange) {
    return document.write(exchange);
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
