package cordon.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import cordon.description.ContractFiles;
import cordon.description.Description;
import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every form that {@code google.api.http} and Protocol Buffers' JSON know, on a contract made for
 * it: what the service receives is compared with the message that a native client would send.
 */
class HttpRuleTest {
  private static final String THINGS =
      """
      name: "cordon/tasking/v1/things.proto" package: "cordon.tasking.v1" syntax: "proto3"
      dependency: "google/api/annotations.proto"
      dependency: "cordon/common/v1/access.proto"
      dependency: "google/protobuf/timestamp.proto"
      dependency: "google/protobuf/duration.proto"
      dependency: "google/protobuf/wrappers.proto"
      dependency: "google/protobuf/field_mask.proto"
      enum_type { name: "Kind" value { name: "KIND_UNSPECIFIED" number: 0 }
                  value { name: "KIND_A" number: 1 } }
      message_type { name: "Part"
        field { name: "note" number: 1 label: LABEL_OPTIONAL type: TYPE_STRING json_name: "note" }
        field { name: "kind" number: 2 label: LABEL_OPTIONAL type: TYPE_ENUM
                type_name: ".cordon.tasking.v1.Kind" json_name: "kind" }
        field { name: "big_number" number: 3 label: LABEL_OPTIONAL type: TYPE_UINT64
                json_name: "bigNumber" } }
      message_type { name: "Thing"
        field { name: "name" number: 1 label: LABEL_OPTIONAL type: TYPE_STRING json_name: "name" }
        field { name: "part" number: 2 label: LABEL_OPTIONAL type: TYPE_MESSAGE
                type_name: ".cordon.tasking.v1.Part" json_name: "part" }
        field { name: "big" number: 3 label: LABEL_OPTIONAL type: TYPE_INT64 json_name: "big" }
        field { name: "data" number: 4 label: LABEL_OPTIONAL type: TYPE_BYTES json_name: "data" }
        field { name: "at" number: 5 label: LABEL_OPTIONAL type: TYPE_MESSAGE
                type_name: ".google.protobuf.Timestamp" json_name: "at" }
        field { name: "took" number: 6 label: LABEL_OPTIONAL type: TYPE_MESSAGE
                type_name: ".google.protobuf.Duration" json_name: "took" }
        field { name: "wrapped" number: 7 label: LABEL_OPTIONAL type: TYPE_MESSAGE
                type_name: ".google.protobuf.Int64Value" json_name: "wrapped" }
        field { name: "mask" number: 8 label: LABEL_OPTIONAL type: TYPE_MESSAGE
                type_name: ".google.protobuf.FieldMask" json_name: "mask" }
        field { name: "numbers" number: 9 label: LABEL_REPEATED type: TYPE_INT32
                json_name: "numbers" }
        field { name: "kinds" number: 10 label: LABEL_REPEATED type: TYPE_ENUM
                type_name: ".cordon.tasking.v1.Kind" json_name: "kinds" }
        field { name: "flag" number: 11 label: LABEL_OPTIONAL type: TYPE_BOOL json_name: "flag" }
        field { name: "ratio" number: 12 label: LABEL_OPTIONAL type: TYPE_DOUBLE
                json_name: "ratio" } }
      service { name: "ThingService"
        method { name: "Look" input_type: ".cordon.tasking.v1.Thing"
          output_type: ".cordon.tasking.v1.Thing"
          options {
            [cordon.common.v1.access] { audience: AUDIENCE_PUBLIC roles: ROLE_PLANNER
                                        scope: SCOPE_SECRETARIAT }
            [google.api.http] {
              get: "/api/v1/things"
              additional_bindings { get: "/api/v1/{name=shelves/*/books/*}:look" }
              additional_bindings { get: "/api/v1/files/{name=**}" }
              additional_bindings { put: "/api/v1/parts/{part.note}" body: "part" }
              additional_bindings { patch: "/api/v1/things/*/whole" body: "*" response_body: "part" }
              additional_bindings { delete: "/api/v1/numbers/{big}" }
            } } } }
      """;

  @TempDir private static Path folder;
  private static GatewayFixture gateway;
  private static Descriptor thing;

  @BeforeAll
  static void start() throws Exception {
    FileDescriptorProto things = things(THINGS);
    thing =
        FileDescriptor.buildFrom(
                things.toBuilder()
                    .clearService()
                    .clearDependency()
                    .addAllDependency(
                        java.util.List.of(
                            "google/protobuf/timestamp.proto",
                            "google/protobuf/duration.proto",
                            "google/protobuf/wrappers.proto",
                            "google/protobuf/field_mask.proto"))
                    .build(),
                new FileDescriptor[] {
                  TimestampProto.getDescriptor(),
                  DurationProto.getDescriptor(),
                  WrappersProto.getDescriptor(),
                  FieldMaskProto.getDescriptor()
                })
            .findMessageTypeByName("Thing");
    gateway = new GatewayFixture(Map.of("cordon.contract", contract(things).toString()));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET    | /api/v1/things?part.note=a&part.kind=KIND_A&part.bigNumber=18446744073709551615 | |"
            + " part { note: 'a' kind: KIND_A big_number: 18446744073709551615 }",
        "GET    | /api/v1/things?numbers=1&numbers=2&kinds=KIND_A&kinds=1 | |"
            + " numbers: 1 numbers: 2 kinds: KIND_A kinds: KIND_A",
        "GET    | /api/v1/things?big=-9007199254740993&flag=true&ratio=0.5 | |"
            + " big: -9007199254740993 flag: true ratio: 0.5",
        "GET    | /api/v1/things?data=AP8B&at=2025-06-01T00:00:00.5Z&took=3.25s | |"
            + " data: '\\000\\377\\001' at { seconds: 1748736000 nanos: 500000000 }"
            + " took { seconds: 3 nanos: 250000000 }",
        "GET    | /api/v1/things?wrapped=7&mask=name,part.bigNumber | |"
            + " wrapped { value: 7 } mask { paths: 'name' paths: 'part.big_number' }",
        "GET    | /api/v1/shelves/a%20b/books/2:look?flag=false | | name: 'shelves/a b/books/2'",
        "GET    | /api/v1/files/a/b/c.txt | | name: 'a/b/c.txt'",
        "PUT    | /api/v1/parts/x?big=3 | {\"kind\": \"KIND_A\"} |"
            + " big: 3 part { note: 'x' kind: KIND_A }",
        "PUT    | /api/v1/parts/x | {} | part { note: 'x' }",
        "PATCH  | /api/v1/things/any/whole | {\"data\": \"_w==\", \"ratio\": \"NaN\", \"took\": \"-1s\"} |"
            + " data: '\\377' ratio: nan took { seconds: -1 }",
        "PATCH  | /api/v1/things/any/whole | {\"wrapped\": \"12\", \"numbers\": [1, \"2\", 3.0]} |"
            + " wrapped { value: 12 } numbers: [1, 2, 3]",
        "DELETE | /api/v1/numbers/42 | | big: 42",
      })
  void a_call_reaches_the_service_as_the_native_message(
      String verb, String path, String body, String native_) throws Exception {
    gateway.tasking.answer(DynamicMessage.getDefaultInstance(thing));

    Answer answer = send(verb, path, body);

    var expected = DynamicMessage.newBuilder(thing);
    TextFormat.merge(native_, expected);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    byte[] sentAsJson = gateway.tasking.request;
    assertThat(DynamicMessage.parseFrom(thing, sentAsJson)).isEqualTo(expected.build());
    assertThat(sentNatively(expected.build())).isEqualTo(sentAsJson);
  }

  private static byte[] sentNatively(DynamicMessage message) {
    var method =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("cordon.tasking.v1.ThingService/Look")
            .setRequestMarshaller(Bytes.AS_THEY_ARE)
            .setResponseMarshaller(Bytes.AS_THEY_ARE)
            .build();
    gateway.tasking.request = new byte[0];
    ClientCalls.blockingUnaryCall(
        gateway.channel(), method, CallOptions.DEFAULT, message.toByteArray());
    return gateway.tasking.request;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET    | /api/v1/things?part=x                 | | UNKNOWN_FIELD | part",
        "GET    | /api/v1/things?part.nothing=x         | | UNKNOWN_FIELD | part.nothing",
        "GET    | /api/v1/things?flag=1                 | | INVALID | flag",
        "GET    | /api/v1/things?data=%24               | | INVALID | data",
        "GET    | /api/v1/things?took=3                 | | INVALID | took",
        "GET    | /api/v1/things?kinds=KIND_A&kinds=KIND_B | | UNKNOWN_FIELD | kinds[1]",
        "PUT    | /api/v1/parts/x | {\"note\": \"y\"}   | INVALID | part.note",
        "PUT    | /api/v1/parts/x | {\"bigNumber\": -1} | INVALID | part.big_number",
        "PUT    | /api/v1/parts/x?part.kind=KIND_A | {} | UNKNOWN_FIELD | part",
        "PATCH  | /api/v1/things/any/whole?big=1 | {}   | UNKNOWN_FIELD | big",
        "PATCH  | /api/v1/things/any/whole | {\"big\": \"٣\"} | INVALID | big",
        "PATCH  | /api/v1/things/any/whole | {\"big\": \"+3\"} | INVALID | big",
        "PATCH  | /api/v1/things/any/whole | {\"numbers\": [\"07\"]} | INVALID | numbers[0]",
        "PATCH  | /api/v1/things/any/whole | {\"kinds\": [4294967297]} | UNKNOWN_FIELD | kinds[0]",
        "DELETE | /api/v1/numbers/many                  | | INVALID | big",
      })
  void what_does_not_fit_is_refused_at_its_place(
      String verb, String path, String body, String reason, String field) {
    Answer answer = send(verb, path, body);

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo(reason);
    assertThat(answer.fields()).containsExactly(field);
  }

  @Test
  void a_rule_may_answer_one_field_of_the_response() throws Exception {
    var response = DynamicMessage.newBuilder(thing);
    TextFormat.merge("name: 'x' part { note: 'only this' }", response);
    gateway.tasking.answer(response.build());

    Answer answer = send("PATCH", "/api/v1/things/any/whole", "{}");

    assertThat(answer.body().get("note").stringValue()).isEqualTo("only this");
    assertThat(answer.body().has("name")).isFalse();
  }

  @Test
  void every_form_of_the_rule_is_described_also_without_comments() throws Exception {
    var files = ContractFiles.read(contract(things(THINGS)));
    var document = JsonMapper.shared().readTree(Description.of(files, "1"));
    var paths = document.get("paths");
    var look = paths.get("/api/v1/things").get("get");
    var names = new java.util.ArrayList<String>();
    look.get("parameters").forEach(p -> names.add(p.path("name").stringValue("")));
    var part = paths.get("/api/v1/parts/{part.note}").get("put");

    assertThat(names)
        .contains("name", "part.note", "part.kind", "part.bigNumber", "at", "wrapped", "numbers");
    assertThat(paths.has("/api/v1/shelves/{name1}/books/{name2}:look")).isTrue();
    assertThat(paths.has("/api/v1/files/{name}")).isTrue();
    assertThat(paths.get("/api/v1/numbers/{big}").get("delete").get("operationId").stringValue())
        .isEqualTo("Look_6");
    assertThat(part.at("/requestBody/content/application~1json/schema/$ref").stringValue())
        .isEqualTo("#/components/schemas/PartInput");
    assertThat(
            paths
                .get("/api/v1/things/{any1}/whole")
                .at("/patch/responses/200/content/application~1json/schema/$ref")
                .stringValue())
        .isEqualTo("#/components/schemas/Part");
    assertThat(
            document.at("/components/schemas/PartInput/properties/bigNumber/pattern").stringValue())
        .isEqualTo("^(0|[1-9][0-9]{0,17})$");
  }

  @Test
  void a_rule_that_names_no_field_stops_the_start() throws Exception {
    for (String wrong : new String[] {"{nothing}", "{part}", "{numbers}", "{name"}) {
      Path contract = contract(things(THINGS.replace("numbers/{big}", "numbers/" + wrong)));
      assertThatThrownBy(
              () -> Contract.read(contract, java.util.Set.of("operations", "tasking", "reporting")))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static Answer send(String verb, String path, String body) {
    return gateway.send(
        gateway
            .request(path)
            .header("Content-Type", "application/json")
            .method(verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private static FileDescriptorProto things(String text) throws Exception {
    var file = FileDescriptorProto.newBuilder();
    TextFormat.merge(text, annotations(), file);
    return file.build();
  }

  private static Path contract(FileDescriptorProto things) throws Exception {
    FileDescriptorSet builtIn;
    try (var bytes = HttpRuleTest.class.getResourceAsStream("/contract/cordon.binpb")) {
      builtIn = FileDescriptorSet.parseFrom(bytes, annotations());
    }
    var set = builtIn.toBuilder();
    for (FileDescriptor needed :
        new FileDescriptor[] {
          DurationProto.getDescriptor(),
          WrappersProto.getDescriptor(),
          FieldMaskProto.getDescriptor()
        }) {
      if (builtIn.getFileList().stream().noneMatch(f -> f.getName().equals(needed.getName()))) {
        set.addFile(needed.toProto());
      }
    }
    return Files.write(
        Files.createTempFile(folder, "contract", ".binpb"),
        set.addFile(things).build().toByteArray());
  }

  private static ExtensionRegistry annotations() {
    var registry = ExtensionRegistry.newInstance();
    com.google.api.AnnotationsProto.registerAllExtensions(registry);
    cordon.common.v1.AccessOuterClass.registerAllExtensions(registry);
    return registry;
  }
}
