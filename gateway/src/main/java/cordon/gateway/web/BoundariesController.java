package cordon.gateway.web;

import cordon.gateway.settings.GatewayProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The borders that maps are drawn with: the operator's own, whose authority has a view of them, or
 * those that are built in. It has one address whatever is in it, and is asked for again by its tag.
 */
@RestController
class BoundariesController {
  private static final String PATH = "/boundaries.json";
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final PublishedFile boundaries;

  /**
   * @throws BoundariesRefusedException if the operator's file cannot be drawn
   */
  BoundariesController(GatewayProperties properties) {
    Path file = properties.boundaries();
    boundaries =
        file == null
            ? PublishedFile.ofResource(MediaType.APPLICATION_JSON, "/static" + PATH)
            : new PublishedFile(MediaType.APPLICATION_JSON, read(file));
  }

  @GetMapping(PATH)
  Mono<Void> boundaries(ServerWebExchange exchange) {
    return boundaries.write(exchange);
  }

  private static byte[] read(Path file) {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new BoundariesRefusedException(
          file, "it cannot be read (%s)".formatted(e.getClass().getSimpleName()));
    }
    if (content.length > MOST_BYTES) {
      throw new BoundariesRefusedException(
          file, "it is larger than %d bytes".formatted(MOST_BYTES));
    }
    new BoundaryForm(content)
        .wrong()
        .ifPresent(wrong -> {
          throw new BoundariesRefusedException(file, wrong);
        });
    return content;
  }
}
