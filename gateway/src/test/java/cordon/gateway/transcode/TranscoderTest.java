package cordon.gateway.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import cordon.gateway.contract.Contract;
import cordon.gateway.contract.Rpc;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reading and writing agree with Protocol Buffers' own library, on messages of every method of the
 * contract. They come from a seed, so that what fails once fails again.
 */
class TranscoderTest {
  private static final int MESSAGES = 40;
  private static final int LONGEST_BYTES = 100;
  private static final JsonMapper json = new JsonMapper();
  private static final JsonFormat.Printer printer =
      JsonFormat.printer().omittingInsignificantWhitespace().alwaysPrintFieldsWithNoPresence();
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "Serengeti ✓",
          "\"\\/\b\f\n\r\t",
          "\u0000\u001f\u007f",
          "é€\u2028\ufffd\uffff😀",
          "<script>&='",
          "x".repeat(300));
  private static final double[] DEGREES = {0, 6.4281, -179.99999999999997, 180, 1e-7, -90};

  /** What the library writes behind a whole number with a fraction that is none; we do not. */
  private static final Pattern WHOLE = Pattern.compile("(?<=: ?-?\\d{1,3})\\.0(?=[\\s,}])");

  private static final long[] NUMBERS = {
    0, 1, -1, 127, 128, 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final long[] SECONDS = {0, 1, -1, 1748736000, -62135596800L, 253402300799L};
  private static final int[] NANOS = {0, 1, 250_000_000, 999_999_999, 1_000};

  static Stream<Rpc> rpcs() {
    return Contract.read(null, Set.of("operations", "tasking", "reporting")).stream();
  }

  @ParameterizedTest
  @MethodSource("rpcs")
  void a_request_in_json_becomes_the_bytes_that_a_native_client_sends(Rpc rpc) throws Exception {
    var random = new Random(5);
    for (int i = 0; rpc.body().equals("*") && i < MESSAGES; i++) {
      DynamicMessage message = message(random, rpc.method().getInputType(), 0);
      String written =
          i % 2 == 0
              ? JsonFormat.printer().print(message)
              : JsonFormat.printer()
                  .preservingProtoFieldNames()
                  .printingEnumsAsInts()
                  .print(message);

      byte[] read =
          Transcoder.request(rpc, written.getBytes(StandardCharsets.UTF_8), Given.NOTHING);

      assertThat(read).as(written).isEqualTo(message.toByteArray());
    }
  }

  @ParameterizedTest
  @MethodSource("rpcs")
  void an_answer_says_what_the_library_would_say(Rpc rpc) throws Exception {
    var random = new Random(6);
    for (int i = 0; i < MESSAGES; i++) {
      DynamicMessage message = message(random, rpc.method().getOutputType(), 0);
      byte[] bytes = message.toByteArray();

      assertThat(Transcoder.inexact(rpc, bytes)).isEmpty();
      assertThat(json.readTree(written(Transcoder.answer(rpc, bytes))))
          .isEqualTo(json.readTree(WHOLE.matcher(printer.print(message)).replaceAll("")));
    }
  }

  @ParameterizedTest
  @MethodSource("rpcs")
  void every_message_passes_and_nothing_that_a_service_could_not_read(Rpc rpc) {
    var random = new Random(7);
    Descriptor type = rpc.method().getInputType();
    for (int i = 0; i < MESSAGES; i++) {
      byte[] bytes = message(random, type, 0).toByteArray();
      assertThat(isFound(bytes, type)).isTrue();
      for (int change = random.nextInt(3); change > 0 && bytes.length > 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }

      if (isFound(bytes, type)) {
        assertThat(isParsed(bytes, type)).as(HexFormat.of().formatHex(bytes)).isTrue();
      }
    }
  }

  private static boolean isFound(byte[] bytes, Descriptor type) {
    try {
      WireCheck.request(bytes, type);
      return true;
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static boolean isParsed(byte[] bytes, Descriptor type) {
    try {
      var _ = DynamicMessage.parseFrom(type, bytes);
      return true;
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static byte[] written(JsonWriter writer) {
    var all = new ByteArrayOutputStream();
    byte[] piece = writer.next();
    while (piece.length > 0) {
      all.writeBytes(piece);
      piece = writer.next();
    }
    return all.toByteArray();
  }

  private static DynamicMessage message(Random random, Descriptor type, int depth) {
    var message = DynamicMessage.newBuilder(type);
    for (FieldDescriptor field : type.getFields()) {
      boolean taken =
          field.getRealContainingOneof() != null
              && message.hasOneof(field.getRealContainingOneof());
      if (taken || random.nextInt(10) < 3) {
        continue;
      }
      if (field.isRepeated()) {
        for (int i = random.nextInt(depth > 2 ? 2 : 4); i > 0; i--) {
          message.addRepeatedField(field, value(random, field, depth));
        }
      } else {
        message.setField(field, value(random, field, depth));
      }
    }
    return message.build();
  }

  private static Object value(Random random, FieldDescriptor field, int depth) {
    return switch (field.getJavaType()) {
      case INT -> (int) NUMBERS[random.nextInt(5)];
      case LONG -> NUMBERS[random.nextInt(NUMBERS.length)];
      case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
      case BOOLEAN -> random.nextBoolean();
      case DOUBLE -> DEGREES[random.nextInt(DEGREES.length)];
      case ENUM ->
          field
              .getEnumType()
              .getValues()
              .get(random.nextInt(field.getEnumType().getValues().size()));
      case MESSAGE ->
          field.getMessageType().getFullName().equals("google.protobuf.Timestamp")
              ? Timestamp.newBuilder()
                  .setSeconds(SECONDS[random.nextInt(SECONDS.length)])
                  .setNanos(NANOS[random.nextInt(NANOS.length)])
                  .build()
              : message(random, field.getMessageType(), depth + 1);
      case BYTE_STRING -> bytes(random);
      default -> throw new AssertionError(field.getFullName());
    };
  }

  private static ByteString bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(LONGEST_BYTES)];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }
}
