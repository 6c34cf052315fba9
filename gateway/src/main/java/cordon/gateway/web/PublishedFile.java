package cordon.gateway.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A file that is the same for everybody until the gateway is another: compressed once, and asked
 * for again by its tag.
 */
public final class PublishedFile {
  private static final String CACHED = "no-cache";

  private final MediaType type;
  private final byte[] plain;
  private final byte[] compressed;
  private final String tag;

  /**
   * @param content as it is served, in whatever encoding the type says
   */
  public PublishedFile(MediaType type, byte[] content) {
    this.type = type;
    this.plain = content;
    this.compressed = compress(content);
    this.tag = "W/\"" + digest(content) + "\"";
  }

  /** One that is built in. */
  public static PublishedFile ofResource(MediaType type, String path) {
    try (InputStream content =
        Objects.requireNonNull(PublishedFile.class.getResourceAsStream(path), path)) {
      return new PublishedFile(type, content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers with it, or that it is as the asker has it. */
  public Mono<Void> write(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    HttpHeaders headers = response.getHeaders();
    headers.setCacheControl(CACHED);
    headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (exchange.checkNotModified(tag)) {
      return response.setComplete();
    }
    response.setStatusCode(HttpStatus.OK);
    headers.setContentType(type);
    String accepted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING);
    boolean small = accepted != null && accepted.contains("gzip");
    if (small) {
      headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    byte[] content = small ? compressed : plain;
    headers.setContentLength(content.length);
    DataBuffer buffer = response.bufferFactory().wrap(content);
    return response.writeWith(Mono.just(buffer));
  }

  private static byte[] compress(byte[] content) {
    var into = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(into)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return into.toByteArray();
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
