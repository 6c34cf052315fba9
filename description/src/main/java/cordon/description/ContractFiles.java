package cordon.description;

import build.buf.validate.ValidateProto;
import com.google.api.AnnotationsProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.ExtensionRegistry;
import cordon.common.v1.AccessOuterClass;
import cordon.common.v1.Refusal;
import cordon.common.v1.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The compiled contract: everything that it has, with its annotations and comments. */
public final class ContractFiles {
  private static final String BUILT_IN = "/contract/cordon.binpb";

  private ContractFiles() {}

  /**
   * Reads it.
   *
   * @param file in the place of the one that is built in
   * @throws IllegalStateException if there is none, or it is not valid
   */
  public static List<FileDescriptor> read(@Nullable Path file) {
    return files(descriptors(file));
  }

  private static FileDescriptorSet descriptors(@Nullable Path file) {
    var annotations = ExtensionRegistry.newInstance();
    AnnotationsProto.registerAllExtensions(annotations);
    AccessOuterClass.registerAllExtensions(annotations);
    Refusal.registerAllExtensions(annotations);
    Text.registerAllExtensions(annotations);
    ValidateProto.registerAllExtensions(annotations);
    try (InputStream bytes =
        file == null
            ? Objects.requireNonNull(ContractFiles.class.getResourceAsStream(BUILT_IN))
            : Files.newInputStream(file)) {
      return FileDescriptorSet.parseFrom(bytes, annotations);
    } catch (IOException e) {
      throw new IllegalStateException("the contract cannot be read", e);
    }
  }

  private static List<FileDescriptor> files(FileDescriptorSet set) {
    Map<String, FileDescriptorProto> byName = new HashMap<>();
    set.getFileList().forEach(file -> byName.put(file.getName(), file));
    Map<String, FileDescriptor> built = new HashMap<>();
    return set.getFileList().stream().map(file -> build(file, byName, built)).toList();
  }

  private static FileDescriptor build(
      FileDescriptorProto file,
      Map<String, FileDescriptorProto> byName,
      Map<String, FileDescriptor> built) {
    FileDescriptor known = built.get(file.getName());
    if (known != null) {
      return known;
    }
    FileDescriptor[] needed =
        file.getDependencyList().stream()
            .map(name -> build(Objects.requireNonNull(byName.get(name), name), byName, built))
            .toArray(FileDescriptor[]::new);
    try {
      FileDescriptor now = FileDescriptor.buildFrom(file, needed);
      built.put(file.getName(), now);
      return now;
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException("the contract is not valid: " + file.getName(), e);
    }
  }
}
