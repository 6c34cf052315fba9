package cordon.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.StringValue;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import cordon.common.v1.Access;
import cordon.common.v1.AccessOuterClass;
import cordon.common.v1.Audience;
import cordon.gateway.GatewayFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway knows the contract and nothing of what stands in it. */
class AddedMethodTest {
  @TempDir private Path folder;

  @Test
  void a_method_that_is_added_to_the_contract_is_reached_through_the_unchanged_gateway()
      throws Exception {
    Path contract = contractWith(added(Audience.AUDIENCE_PUBLIC, "/api/v1/tasks/{note}:echo"));
    try (var gateway = new GatewayFixture(Map.of("cordon.contract", contract.toString()))) {
      gateway.tasking.answer(StringValue.of("from the service"));

      var answer = gateway.get("/api/v1/tasks/hello%20there:echo?times=3");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().get("note").stringValue()).isEqualTo("from the service");
      assertThat(gateway.tasking.method).isEqualTo("cordon.tasking.v1.TaskService/Echo");
      assertThat(StringValue.parseFrom(gateway.tasking.request).getValue())
          .isEqualTo("hello there");
    }
  }

  @Test
  void an_internal_method_that_is_added_has_no_path() throws Exception {
    Path contract = contractWith(added(Audience.AUDIENCE_INTERNAL, "/api/v1/tasks/{note}:echo"));
    try (var gateway = new GatewayFixture(Map.of("cordon.contract", contract.toString()))) {
      assertThat(gateway.get("/api/v1/tasks/hello:echo").status()).isEqualTo(404);
    }
  }

  @Test
  void a_public_method_without_a_path_stops_the_start() throws Exception {
    Path contract = contractWith(added(Audience.AUDIENCE_PUBLIC, ""));

    assertThatThrownBy(() -> new GatewayFixture(Map.of("cordon.contract", contract.toString())))
        .hasStackTraceContaining("Echo is public and has no path");
  }

  @Test
  void a_method_for_whoever_has_its_address_stops_the_start_where_it_is_among_the_others()
      throws Exception {
    Path contract = contractWith(added(Audience.AUDIENCE_LINK, "/api/v1/tasks/{note}:echo"));

    assertThatThrownBy(() -> new GatewayFixture(Map.of("cordon.contract", contract.toString())))
        .hasStackTraceContaining(
            "Echo is for whoever has its address: it needs a GET under /links/");
  }

  @Test
  void no_line_of_the_gateway_names_a_message_of_a_domain() {
    var gateway =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cordon.gateway", "cordon.description");

    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("cordon.operations..", "cordon.tasking..", "cordon.reporting..")
        .check(gateway);
  }

  private static MethodDescriptorProto added(Audience audience, String path) {
    var options =
        MethodOptions.newBuilder()
            .setExtension(
                AccessOuterClass.access, Access.newBuilder().setAudience(audience).build());
    if (!path.isEmpty()) {
      options.setExtension(AnnotationsProto.http, HttpRule.newBuilder().setGet(path).build());
    }
    return MethodDescriptorProto.newBuilder()
        .setName("Echo")
        .setInputType(".cordon.tasking.v1.EchoRequest")
        .setOutputType(".cordon.tasking.v1.EchoRequest")
        .setOptions(options)
        .build();
  }

  private Path contractWith(MethodDescriptorProto method) throws IOException {
    var message =
        DescriptorProto.newBuilder()
            .setName("EchoRequest")
            .addField(field("note", 1, Type.TYPE_STRING))
            .addField(field("times", 2, Type.TYPE_INT32))
            .build();
    var contract = FileDescriptorSet.newBuilder();
    for (FileDescriptorProto file : builtIn().getFileList()) {
      contract.addFile(
          file.getName().equals("cordon/tasking/v1/task_service.proto")
              ? with(file.toBuilder(), message, method)
              : file);
    }
    return Files.write(folder.resolve("contract.binpb"), contract.build().toByteArray());
  }

  private static FileDescriptorProto with(
      FileDescriptorProto.Builder file, DescriptorProto message, MethodDescriptorProto method) {
    file.addMessageType(message).getServiceBuilder(0).addMethod(method);
    return file.build();
  }

  private static FieldDescriptorProto field(String name, int number, Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(type)
        .setLabel(Label.LABEL_OPTIONAL)
        .setJsonName(name)
        .build();
  }

  private static FileDescriptorSet builtIn() throws IOException {
    var registry = ExtensionRegistry.newInstance();
    AnnotationsProto.registerAllExtensions(registry);
    AccessOuterClass.registerAllExtensions(registry);
    try (InputStream bytes =
        Objects.requireNonNull(
            AddedMethodTest.class.getResourceAsStream("/contract/cordon.binpb"))) {
      return FileDescriptorSet.parseFrom(bytes, registry);
    }
  }
}
