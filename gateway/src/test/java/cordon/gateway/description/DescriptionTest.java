package cordon.gateway.description;

import static org.assertj.core.api.Assertions.assertThat;

import build.buf.protovalidate.ValidatorFactory;
import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.rpc.ErrorInfo;
import cordon.description.ContractFiles;
import cordon.description.Description;
import cordon.gateway.EdgeTest;
import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.gateway.RecordingService;
import cordon.gateway.contract.Contract;
import cordon.gateway.contract.Rpc;
import cordon.testsupport.TestIdentity;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The published description says what the gateway does, and all of it. */
class DescriptionTest {
  private static final Set<String> SERVICES = Set.of("operations", "tasking", "reporting");
  private static final List<Rpc> RPCS = Contract.read(null, SERVICES);
  private static GatewayFixture gateway;
  private static JsonNode document;

  /** One operation of the document. */
  private record Described(String verb, String path, JsonNode content) {
    Rpc rpc() {
      return RPCS.stream()
          .filter(rpc -> rpc.method().getFullName().equals(text(content, "x-cordon-method")))
          .findFirst()
          .orElseThrow();
    }
  }

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
    document = gateway.send(gateway.anonymous("/api/openapi.json").GET()).body();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void it_has_every_public_method_with_its_roles_and_nothing_else() {
    assertThat(
            operations().stream()
                .map(one -> one.verb() + " " + text(one.content(), "x-cordon-method")))
        .containsExactlyInAnyOrderElementsOf(
            RPCS.stream().map(rpc -> rpc.verb() + " " + rpc.method().getFullName()).toList());
    assertThat(operations().stream().map(one -> text(one.content(), "operationId")))
        .doesNotHaveDuplicates();
    assertThat(operations())
        .allSatisfy(one -> {
          assertThat(one.content().get("x-cordon-roles")).isNotEmpty();
          assertThat(text(one.content(), "description")).contains("**Roles**", "**Scope**");
          assertThat(text(one.content(), "summary")).isNotBlank();
        });
  }

  @Test
  void everything_that_is_referred_to_is_there() {
    assertThat(document.findValues("$ref"))
        .isNotEmpty()
        .allSatisfy(ref ->
            assertThat(document.at(ref.stringValue().substring(1)).isMissingNode())
                .as(ref.stringValue())
                .isFalse());
  }

  @Test
  void every_example_passes_the_gateway_and_keeps_the_rules_of_the_contract() throws Exception {
    var validator = ValidatorFactory.newBuilder().build();
    for (Described one : operations()) {
      Rpc rpc = one.rpc();
      service(rpc).answer(DynamicMessage.getDefaultInstance(rpc.method().getOutputType()));

      Answer answer = gateway.send(example(one));

      assertThat(answer.status()).as(one + answer.response().body()).isEqualTo(200);
      var request = DynamicMessage.parseFrom(rpc.method().getInputType(), service(rpc).request);
      assertThat(validator.validate(request).getViolations()).as(one.path()).isEmpty();
    }
  }

  @Test
  void what_it_calls_required_is_what_the_contract_misses_in_an_empty_message() throws Exception {
    var validator = ValidatorFactory.newBuilder().build();
    int compared = 0;
    for (Described one : operations()) {
      JsonNode schema = one.content().at("/requestBody/content/application~1json/schema");
      if (schema.isMissingNode()) {
        continue;
      }
      var empty = DynamicMessage.getDefaultInstance(one.rpc().method().getInputType());
      Set<String> missed = new TreeSet<>();
      // A rule of several fields names none of them.
      validator.validate(empty).getViolations().stream()
          .filter(violation -> violation.toProto().getField().getElementsCount() > 0)
          .map(violation -> violation.toProto().getField().getElements(0).getFieldName())
          .map(name -> empty.getDescriptorForType().findFieldByName(name).getJsonName())
          .filter(name -> schema.path("properties").has(name))
          .forEach(missed::add);
      Set<String> required = new TreeSet<>();
      schema.path("required").forEach(name -> required.add(name.stringValue()));
      assertThat(required).as(one.path()).isEqualTo(missed);
      compared++;
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void what_a_field_narrows_its_kind_of_text_by_is_told() {
    int narrowed = 0;
    for (Described one : operations()) {
      JsonNode body = one.content().at("/requestBody/content/application~1json/schema/properties");
      for (FieldDescriptor field : one.rpc().method().getInputType().getFields()) {
        String pattern =
            field.getOptions().getExtension(ValidateProto.field).getString().getPattern();
        if (!pattern.isEmpty() && body.has(field.getJsonName())) {
          assertThat(body.get(field.getJsonName()).findValuesAsString("pattern"))
              .as(field.getFullName())
              .contains(pattern);
          narrowed++;
        }
      }
    }
    assertThat(narrowed).isGreaterThan(3);
  }

  @Test
  void every_operation_tells_the_reasons_of_its_service_and_of_the_gateway_by_status() {
    Described create = operation("CreateOperation");

    assertThat(reasons(create, 409))
        .contains("UNKNOWN_INDICATOR", "INCONSISTENT", "BAD_PAGE_TOKEN");
    assertThat(reasons(create, 400)).contains("INVALID", "UNKNOWN_FIELD");
    assertThat(reasons(create, 429)).containsExactly("RATE_LIMITED");
    assertThat(reasons(create, 503)).contains("OVERLOADED", "STORE_UNAVAILABLE");
    assertThat(reasons(operation("IssueTask"), 409)).doesNotContain("UNKNOWN_INDICATOR");
    assertThat(document.at("/components/responses/operations.409/description").stringValue())
        .contains("- `UNKNOWN_INDICATOR`: The indicator is not one that is counted.");
  }

  @Test
  void a_refusal_of_a_service_has_the_status_that_the_contract_gives_to_its_reason() {
    gateway.operations.refuse(
        EdgeTest.refusal(3, "No.", ErrorInfo.newBuilder().setReason("UNKNOWN_INDICATOR").build()));

    Answer answer = gateway.post("/api/v1/operations", "{}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().get("status").intValue()).isEqualTo(409);
  }

  @Test
  void every_reason_in_the_code_of_the_gateway_is_of_the_contract_and_every_one_there_is_given()
      throws IOException {
    String code = code();
    Map<String, String> given = new TreeMap<>();
    Pattern.compile("new Refused\\(\\s*(\\d{3}),\\s*\"([A-Z_]+)\"")
        .matcher(code)
        .results()
        .forEach(found -> given.put(found.group(2), found.group(1)));
    Map<String, String> contract = new TreeMap<>();
    Map<String, String> edge = new TreeMap<>();
    reasons(cordon.common.v1.RefusalReason.getDescriptor(), "REFUSAL_REASON_", contract);
    reasons(cordon.common.v1.EdgeRefusalReason.getDescriptor(), "EDGE_REFUSAL_REASON_", edge);

    assertThat(edge).doesNotContainKeys(contract.keySet().toArray(String[]::new));
    contract.putAll(edge);
    assertThat(given).hasSizeGreaterThan(10);
    assertThat(contract).containsAllEntriesOf(given);
    assertThat(edge.keySet()).allSatisfy(reason -> assertThat(code).contains(reason));
  }

  @Test
  void anybody_may_read_it_and_asks_again_for_nothing() {
    Answer first = gateway.send(gateway.anonymous("/api/openapi.json").GET());
    String tag = first.response().headers().firstValue("ETag").orElseThrow();

    Answer second =
        gateway.send(gateway.anonymous("/api/openapi.json").header("If-None-Match", tag).GET());
    Answer small =
        gateway.send(
            gateway.anonymous("/api/openapi.json").header("Accept-Encoding", "gzip").GET());

    assertThat(first.body().get("openapi").stringValue()).isEqualTo("3.1.0");
    assertThat(second.status()).isEqualTo(304);
    assertThat(small.response().headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void it_names_the_issuer_of_the_installation_and_is_otherwise_the_file_of_the_build() {
    String served = gateway.send(gateway.anonymous("/api/openapi.json").GET()).response().body();
    String built =
        Description.of(ContractFiles.read(null), document.at("/info/version").asString());

    assertThat(document.at("/info/version").asString()).matches("[0-9]+[.][0-9]+[.][0-9]+.*");
    assertThat(built).contains(Description.ISSUER);
    assertThat(served).isEqualTo(built.replace(Description.ISSUER, TestIdentity.issuer()));
  }

  @Test
  void the_page_has_everything_it_needs_from_here_and_a_policy_without_exceptions() {
    Answer page = gateway.send(gateway.anonymous("/api/docs").GET());

    assertThat(page.response().headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe", "http");
    List<String> needed =
        Pattern.compile("(?:src|href)=\"(/[^\"]+)\"")
            .matcher(page.response().body())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(needed).hasSizeGreaterThan(4);
    assertThat(page.response().body()).doesNotContain("http://", "https://");
    for (String path : needed) {
      assertThat(gateway.send(gateway.anonymous(path).GET()).status()).as(path).isEqualTo(200);
    }
    assertThat(gateway.send(gateway.anonymous("/api/docs/other").GET()).status()).isEqualTo(404);
  }

  private static List<Described> operations() {
    List<Described> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(verb ->
                    operations.add(
                        new Described(
                            verb.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            verb.getValue()))));
    return operations;
  }

  private static Described operation(String id) {
    return operations().stream()
        .filter(one -> text(one.content(), "operationId").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static RecordingService service(Rpc rpc) {
    return switch (rpc.service()) {
      case "operations" -> gateway.operations;
      case "tasking" -> gateway.tasking;
      default -> gateway.reporting;
    };
  }

  private static java.net.http.HttpRequest.Builder example(Described one) {
    String path = one.path();
    List<String> query = new ArrayList<>();
    Map<String, String> headers = new TreeMap<>();
    for (JsonNode listed : one.content().get("parameters")) {
      JsonNode parameter =
          listed.has("$ref") ? document.at(text(listed, "$ref").substring(1)) : listed;
      String name = text(parameter, "name");
      JsonNode example = parameter.required("example");
      switch (text(parameter, "in")) {
        case "path" -> path = path.replace("{" + name + "}", example.asString());
        // Of a list each value stands by itself.
        case "query" ->
            (example.isArray() ? example.valueStream() : Stream.of(example))
                .map(value -> URLEncoder.encode(value.asString(), StandardCharsets.UTF_8))
                .forEach(value -> query.add(name + "=" + value));
        default -> headers.put(name, example.asString());
      }
    }
    String all = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    var request = gateway.request(all);
    headers.forEach(request::header);
    JsonNode body = one.content().at("/requestBody/content/application~1json/example");
    return body.isMissingNode()
        ? request.method(one.verb(), BodyPublishers.noBody())
        : request
            .header("Content-Type", "application/json")
            .method(one.verb(), BodyPublishers.ofString(body.toString()));
  }

  private static List<String> reasons(Described one, int status) {
    String response = text(one.content().get("responses").get(Integer.toString(status)), "$ref");
    List<String> reasons = new ArrayList<>();
    document
        .at(response.substring(1))
        .at("/content/application~1problem+json/schema/properties/reason/enum")
        .forEach(reason -> reasons.add(reason.stringValue()));
    return reasons;
  }

  private static void reasons(
      com.google.protobuf.Descriptors.EnumDescriptor type,
      String prefix,
      Map<String, String> into) {
    type.getValues().stream()
        .filter(value -> value.getNumber() != 0)
        .forEach(value ->
            into.put(
                value.getName().substring(prefix.length()),
                value.getOptions().getExtension(cordon.common.v1.Refusal.httpStatus).toString()));
  }

  private static String code() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(DescriptionTest::read)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).stringValue("");
  }
}
