package cordon.gateway.transcode;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import cordon.gateway.contract.Fields;
import cordon.gateway.contract.Rpc;
import cordon.gateway.limit.MemoryBudget;
import cordon.gateway.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes a request message of path, query and body, and JSON of a response message, without objects
 * between JSON and protobuf: what they need is in proportion to the bytes.
 */
public final class Transcoder {
  private static final int DEEPEST = 64;
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);
  private static final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          // RFC 8259, section 8.1: what is exchanged is UTF-8, so nothing else is guessed.
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .build();

  private Transcoder() {}

  /**
   * The request message.
   *
   * @throws Refused INVALID, UNKNOWN_FIELD or TOO_DEEP with the place, or BODY_TOO_LARGE
   */
  public static byte[] request(Rpc rpc, byte[] body, Given given) {
    Descriptor type = rpc.method().getInputType();
    var out = new WireWriter(body.length, MemoryBudget.LARGEST_BODY);
    if (!UnsafeByteOperations.unsafeWrap(body).isValidUtf8()) {
      throw new Refused(400, "INVALID", "The body is not UTF-8.");
    }
    boolean isPart = !rpc.body().isEmpty() && !rpc.body().equals("*");
    byte[] read = rpc.body().isEmpty() || (!isPart && isBlank(body)) ? NOTHING : body;
    FieldDescriptor part = isPart ? Fields.find(type, rpc.body()) : null;
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), read)) {
      read(parser, new JsonReader(parser, out), type, part, given);
    } catch (BadValue bad) {
      throw bad.refused();
    }
    return out.toBytes();
  }

  private static void read(
      JsonParser parser,
      JsonReader reader,
      Descriptor type,
      @Nullable FieldDescriptor part,
      Given given) {
    try {
      var _ = parser.nextToken();
      if (part == null) {
        reader.whole(type, given);
      } else {
        reader.part(part, given);
      }
      requireEnd(parser);
    } catch (JacksonException e) {
      throw notJson(e, part);
    } catch (BadValue bad) {
      // What is no JSON, or too deep, is that first of all.
      try {
        while (parser.nextToken() != null) {}
      } catch (JacksonException e) {
        throw notJson(e, part);
      }
      throw bad;
    }
  }

  private static void requireEnd(JsonParser parser) {
    if (parser.nextToken() != null) {
      throw new BadValue("The body goes on behind its end.");
    }
  }

  private static BadValue notJson(JacksonException e, @Nullable FieldDescriptor part) {
    BadValue told;
    if (!(e instanceof StreamConstraintsException)) {
      told = new BadValue("The body is not JSON%s.".formatted(place(e)));
    } else if (String.valueOf(e.getOriginalMessage()).contains("nesting depth")) {
      told = new BadValue("TOO_DEEP", "The body is nested more than %d deep.".formatted(DEEPEST));
    } else {
      told = new BadValue("A name or a number of the body is too long.");
    }
    return part == null ? told : told.in(part.getName());
  }

  private static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static boolean isBlank(byte[] body) {
    for (byte c : body) {
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes the answer to a call: all of the response, or the field that the rule names. The
   * response has been {@linkplain #inexact looked through}.
   */
  public static JsonWriter answer(Rpc rpc, byte[] response) {
    Descriptor type = rpc.method().getOutputType();
    return new JsonWriter(
        response,
        type,
        rpc.responseBody().isEmpty()
            ? null
            : Objects.requireNonNull(type.findFieldByName(rpc.responseBody())));
  }

  /**
   * The first places of a response of which JSON can say the nearest only, e.g. of a time after the
   * year 9999 that was taken before the contract had bounds.
   */
  public static List<String> inexact(Rpc rpc, byte[] response) {
    try {
      return WireCheck.inexact(response, rpc.method().getOutputType());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a response is not of its type", e);
    }
  }
}
