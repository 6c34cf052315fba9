package cordon.gateway;

import cordon.gateway.grpc.NativeFrame;
import cordon.operations.v1.ListOperationsRequest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A native call of which something is wrong, or happens not to be. */
final class FuzzedCall {
  private static final List<String> PATHS =
      List.of(
          "/cordon.operations.v1.OperationService/ListOperations",
          "/cordon.operations.v1.OperationService/CreateOperation",
          "/cordon.tasking.v1.TaskService/GetTask",
          "/cordon.reporting.v1.OutcomeService/WatchOutcome",
          "/cordon.common.v1.FeedService/Subscribe",
          "/cordon.operations.v1.OperationService/",
          "/cordon.operations.v1/ListOperations",
          "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
          "/api/v1/operations",
          "/cordon.x/%00");
  private static final List<String> TYPES =
      List.of("application/grpc", "application/grpc+proto", "application/grpc+json", "a/b", "//");
  private static final List<String> TIMEOUTS =
      List.of("1S", "99999999H", "123456789S", "-1S", "1", "0n", "1m", "abc", "");

  private final String path;
  private final byte[] body;
  private final Map<String, String> headers = new LinkedHashMap<>();

  FuzzedCall(Random random, String token) {
    path = PATHS.get(random.nextInt(PATHS.size()));
    headers.put("content-type", TYPES.get(Math.max(0, random.nextInt(12) - 7)));
    headers.put("authorization", "Bearer " + (random.nextInt(20) == 0 ? "x" : token));
    if (random.nextInt(3) == 0) {
      headers.put("grpc-timeout", TIMEOUTS.get(random.nextInt(TIMEOUTS.size())));
    }
    if (random.nextInt(10) == 0) {
      headers.put("grpc-encoding", random.nextBoolean() ? "gzip" : "identity");
    }
    if (random.nextInt(10) == 0) {
      headers.put("idempotency-key", "x".repeat(random.nextInt(400)));
    }
    body = body(random);
  }

  private static byte[] body(Random random) {
    byte[] good =
        NativeFrame.of(
            ListOperationsRequest.newBuilder().setPageToken("more").build().toByteArray());
    return switch (random.nextInt(7)) {
      case 0 -> new byte[0];
      case 1 -> java.util.Arrays.copyOf(good, random.nextInt(good.length));
      case 2 -> java.util.Arrays.copyOf(good, good.length + 1 + random.nextInt(20));
      case 3 -> {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        yield noise;
      }
      case 4 -> {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        yield NativeFrame.of(noise);
      }
      case 5 -> {
        good[random.nextInt(good.length)] = (byte) random.nextInt();
        yield good;
      }
      default -> good;
    };
  }

  String path() {
    return path;
  }

  byte[] body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }

  @Override
  public String toString() {
    String type = headers.get("content-type");
    return "%s %s %s %s"
        .formatted(path, type, headers.get("grpc-timeout"), HexFormat.of().formatHex(body));
  }
}
