package cordon.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Requests of HTTP/1.1 of which one to three things are wrong, or happen not to be. */
final class FuzzedRequests {
  private static final String ID = "0197c0de-0000-7000-8000-000000000001";
  private static final List<String> VERBS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT");
  private static final List<String> PATHS =
      List.of(
          "/api/v1/operations",
          "/api/v1/tasks/" + ID,
          "/api/v1/tasks/" + ID + ":accept",
          "/api/v1/operations/" + ID + "/results",
          "/api/v1/operations/" + ID + "/outcome:watch",
          "/api/v1/operations/" + ID + ":submit",
          "/cordon.operations.v1.OperationService/ListOperations",
          "/api/state",
          "/");
  private static final List<String> ODD =
      parts(
          """
          %00 ¦ %2F ¦ %zz ¦ % ¦ %ff%fe ¦ .. ¦ /../ ¦ // ¦ ;a=b ¦ : ¦ ::x ¦ \\ ¦ {} ¦ <b> ¦
          ' ¦ " ¦ ^ ¦ | ¦ %0d%0aX: y ¦ + ¦ ~ ¦ * ¦ é ¦ 漢 ¦ \u0001 ¦ #x ¦ ?\
          """);
  private static final List<String> PARAMETERS =
      parts(
          """
          page_size ¦ pageSize ¦ page_token ¦ state ¦ operation_id ¦ plan.code_name ¦ plan ¦
          a.b.c ¦  ¦ . ¦ .. ¦ page_size.x ¦ %70age_size ¦ page_size[] ¦ __proto__\
          """);
  private static final List<String> VALUES =
      parts(
          """
          1 ¦ -1 ¦ 1e999999999 ¦ 9223372036854775808 ¦ NaN ¦ 0x10 ¦ true ¦ null ¦  ¦
          OPERATION_STATE_ACTIVE ¦ 99999999999 ¦ %zz ¦ %ff ¦ %00 ¦ 1;2 ¦ ' OR 1=1 ¦ 1.0\
          """);
  private static final List<String> HEADERS =
      List.of(
          "Content-Type: text/plain",
          "Content-Type: application/json; charset=x",
          "Content-Type: x",
          "Content-Type: /",
          "Content-Type: application/grpc",
          "Content-Type: application/json;;;=",
          "Content-Encoding: gzip",
          "Content-Encoding: identity",
          "Content-Encoding: br, gzip",
          "Accept: x",
          "Accept: ;;;",
          "Accept-Language: %%%",
          "Accept-Encoding: gzip;q=x",
          "Expect: 100-continue",
          "Expect: something",
          "Range: bytes=0-1",
          "Upgrade: h2c",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Connection: keep-alive, x",
          "HTTP2-Settings: AAMAAABkAARAAAAA",
          "X-Forwarded-For: 1.2.3.4",
          "X-Forwarded-Port: x",
          "X-Forwarded-Host: a b",
          "X-Forwarded-Proto: gopher",
          "Forwarded: for=;host=",
          "Host: y",
          "Host: a:b:c",
          "Host:",
          "Cookie: a=b; =; ;;",
          "Cookie: \u0001",
          "Idempotency-Key: \t",
          "Idempotency-Key: é",
          "Cordon-After: " + "x".repeat(300),
          "traceparent: 00-x",
          "Last-Event-ID: 99999999999999999999",
          "Last-Event-ID: é\u0001",
          "If-Modified-Since: x",
          "If-None-Match: \"",
          "Origin: null",
          "Origin: ::",
          "Access-Control-Request-Method: X",
          "Authorization: Basic x",
          "Authorization: Bearer",
          "Authorization: Bearer a.b.c",
          "Transfer-Encoding: gzip",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: x, chunked",
          "Content-Length: -1",
          "Content-Length: x",
          "Content-Length: 99999999999999999999",
          "Content-Length: 5",
          "Content-Length: 5, 6",
          "Content-Length : 1",
          "X y: z",
          ": x",
          "x",
          "X-\u0000: 1",
          "X: \u0000",
          " folded: 1",
          "Trailer: X",
          "TE: x",
          "Max-Forwards: -1",
          "X-HTTP-Method-Override: DELETE",
          "Sec-WebSocket-Key: x",
          "Via: x",
          "Pragma: x",
          "X-Large: " + "x".repeat(17_000),
          "X-1: a" + "\r\nX-1: a".repeat(120));
  private static final List<String> BODIES =
      List.of(
          "{}",
          "",
          "{",
          "}",
          "[]",
          "null",
          "true",
          "1",
          "\"x\"",
          "{\"plan\": 1}",
          "{\"plan\": []}",
          "{\"plan\": {\"codeName\": 1e400}}",
          "{\"plan\": {\"purpose\": 99999999999999999999}}",
          "{\"plan\": {\"purpose\": 1.5}}",
          "{\"plan\": {\"purpose\": 1e999999999}}",
          "{\"version\": \"1e999999999\"}",
          "{\"version\": 1e999999999}",
          "{\"version\": -0}",
          "{\"version\": 12345678901234567890}",
          "{\"version\": {}}",
          "{\"a\": 1, \"a\": 2}",
          "{\"plan\": {\"objectives\": [{\"target\": 1e99}]}}",
          "{\"\": 1}",
          "{\"plan.x\": 1}",
          "{\"plan\": {\"startTime\": \"9999999-01-01T00:00:00Z\"}}",
          "{'plan': 1}",
          "{plan: 1}",
          "{\"plan\": {\"startTime\": 5}}",
          "{\"plan\": {\"crimeAreas\": [null]}}",
          "{} {}",
          "{\"plan\": {\"crimeAreas\": [[]]}}",
          "{\"@type\": \"x\"}",
          "//x\n{}",
          "{\"plan\": NaN}",
          "{\"spec\": {\"nilReturn\": {}, \"fraudVictimsTargeted\": {}}}",
          "\ufeff{}",
          "{\"x\": \"",
          "{\"plan\": {\"codeName\": \"\\ud800\"}}",
          "{\"plan\": {\"codeName\": \"\\u0000\"}}");
  private static final int EVERY_LARGE_ONE = 20;

  private final Random random;
  private final String token;

  /**
   * One request.
   *
   * @param leavesRest whether nobody can say where it ends, so that it may go without an answer
   */
  record Request(byte[] bytes, boolean isHead, boolean leavesRest) {
    String shown() {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return text.substring(0, Math.min(text.length(), 1500))
          .replaceAll("Bearer ey\\S+", "Bearer …");
    }
  }

  FuzzedRequests(long seed, String token) {
    random = new Random(seed);
    this.token = token;
  }

  Request next() {
    String verb = one(VERBS.subList(0, random.nextInt(4) == 0 ? VERBS.size() : 2));
    String target = one(PATHS);
    String version = "HTTP/1.1";
    byte[] body = verb.equals("POST") ? utf8(one(BODIES)) : new byte[0];
    List<String> headers = new ArrayList<>();
    headers.add("Host: x");
    headers.add("Authorization: Bearer " + token);
    headers.add("Content-Type: application/json");
    boolean framed = true;
    for (int wrongs = 1 + random.nextInt(3); wrongs > 0; wrongs--) {
      switch (random.nextInt(12)) {
        case 0 -> verb = verb(verb);
        case 1, 2 -> target = inserted(target, one(ODD));
        case 3, 4 -> target = withQuery(target);
        case 5, 6, 7 -> {
          String header = one(HEADERS);
          framed &=
              !header.matches("(?is)(content-length|transfer-encoding|upgrade).*|x-?|[ :x].*");
          replace(headers, header);
        }
        case 8 -> version = one(List.of("HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "HTTP/1", "x", ""));
        case 9 -> body = noise(body);
        case 10 -> body = large(body);
        default -> headers.remove(random.nextInt(headers.size()));
      }
    }
    if (body.length > 0) {
      headers.add("Content-Length: " + body.length);
    }
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(utf8(verb + " " + target + " " + version + "\r\n"));
    headers.forEach(header -> bytes.writeBytes(utf8(header + "\r\n")));
    bytes.writeBytes(utf8("\r\n"));
    bytes.writeBytes(body);
    return new Request(bytes.toByteArray(), verb.equals("HEAD"), !framed);
  }

  private String verb(String verb) {
    return switch (random.nextInt(5)) {
      case 0 -> verb.toLowerCase(java.util.Locale.ROOT);
      case 1 -> "X" + verb;
      case 2 -> "G\u0001T";
      case 3 -> "A".repeat(300);
      default -> one(VERBS);
    };
  }

  private String withQuery(String target) {
    var query = new StringBuilder(target).append('?');
    boolean many = random.nextInt(20) == 0;
    for (int i = many ? 150 : 1 + random.nextInt(3); i > 0; i--) {
      query.append(one(PARAMETERS)).append('=').append(one(VALUES)).append('&');
    }
    return random.nextInt(30) == 0 ? query + "x".repeat(9000) : query.toString();
  }

  private static void replace(List<String> headers, String header) {
    String name = header.split(":", 2)[0] + ":";
    if (!name.equals("Host:")) {
      headers.removeIf(given -> given.startsWith(name));
    }
    headers.add(header);
  }

  private byte[] noise(byte[] body) {
    byte[] noise = body.length > 0 && random.nextBoolean() ? body.clone() : new byte[40];
    for (int i = 1 + random.nextInt(noise.length); i > 0; i--) {
      noise[random.nextInt(noise.length)] = (byte) random.nextInt();
    }
    return noise;
  }

  private byte[] large(byte[] body) {
    return switch (random.nextInt(random.nextInt(EVERY_LARGE_ONE) == 0 ? 6 : 5)) {
      case 0 -> utf8("{\"plan\":".repeat(100 + random.nextInt(2000)));
      case 1 -> utf8("[".repeat(1000) + "]".repeat(1000));
      case 2 -> utf8("{\"version\": " + "9".repeat(2000) + "}");
      case 3 -> utf8("{\"" + "n".repeat(60_000) + "\": 1}");
      case 4 -> body;
      default -> new byte[4 * 1024 * 1024 + 1];
    };
  }

  private String inserted(String target, String odd) {
    int at = random.nextInt(target.length() + 1);
    return target.substring(0, at) + odd + target.substring(at);
  }

  private static List<String> parts(String text) {
    return List.of(text.split(" ?¦[ \n]", -1));
  }

  private String one(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
