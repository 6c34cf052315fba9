package cordon.platform.conformance;

import build.buf.validate.ValidateProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.ExtensionRegistry;
import cordon.common.v1.AccessOuterClass;
import cordon.common.v1.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The contract as it was compiled, for tests that walk all of it. */
public final class CompiledContract {
  private static final List<FileDescriptor> FILES = read();

  private CompiledContract() {}

  /** Every method of every service, internal ones included. */
  public static List<MethodDescriptor> methods() {
    return FILES.stream()
        .flatMap(file -> file.getServices().stream())
        .flatMap(service -> service.getMethods().stream())
        .toList();
  }

  /** Every field that a request can have, at any depth, once; those within times are not. */
  public static Set<FieldDescriptor> requestFields() {
    Set<FieldDescriptor> fields = new LinkedHashSet<>();
    methods().forEach(method -> add(method.getInputType(), fields));
    return fields;
  }

  private static void add(Descriptor message, Set<FieldDescriptor> into) {
    if (message.getFile().getPackage().equals("google.protobuf")) {
      return;
    }
    for (FieldDescriptor field : message.getFields()) {
      if (into.add(field) && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        add(field.getMessageType(), into);
      }
    }
  }

  private static List<FileDescriptor> read() {
    var options = ExtensionRegistry.newInstance();
    AccessOuterClass.registerAllExtensions(options);
    Text.registerAllExtensions(options);
    ValidateProto.registerAllExtensions(options);
    try (InputStream bytes = CompiledContract.class.getResourceAsStream("/contract/cordon.binpb")) {
      Map<String, FileDescriptor> built = new LinkedHashMap<>();
      for (FileDescriptorProto file :
          FileDescriptorSet.parseFrom(Objects.requireNonNull(bytes), options).getFileList()) {
        built.put(file.getName(), build(file, built));
      }
      return List.copyOf(built.values());
    } catch (IOException e) {
      throw new IllegalStateException("the compiled contract cannot be read", e);
    }
  }

  /** The compiler writes a file after those that it needs. */
  private static FileDescriptor build(FileDescriptorProto file, Map<String, FileDescriptor> built) {
    FileDescriptor[] needed =
        file.getDependencyList().stream()
            .map(name -> Objects.requireNonNull(built.get(name), name))
            .toArray(FileDescriptor[]::new);
    try {
      return FileDescriptor.buildFrom(file, needed);
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException(file.getName(), e);
    }
  }
}
