package cordon.description;

import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;

/** Writes the description of the built-in contract, which the build asks for. */
public final class Description {
  /** Where the document stands among the resources. */
  public static final String RESOURCE = "/description/openapi.json";

  /** Stands for the issuer of tokens, which is another one in each installation. */
  public static final String ISSUER = "urn:cordon:issuer";

  private Description() {}

  /**
   * The OpenAPI document of a contract, with {@link #ISSUER} where the issuer stands.
   *
   * @param version of the product
   */
  public static String of(Collection<FileDescriptor> contract, String version) {
    return Document.of(contract, Binding.of(contract), version).toString();
  }

  /**
   * Writes the document into a folder of resources.
   *
   * @param arguments the folder, the version of the product, and the compiled contract if it is not
   *     the one that is built in
   */
  public static void main(String... arguments) throws IOException {
    Path contract = arguments.length > 2 ? Path.of(arguments[2]) : null;
    Path file = Path.of(arguments[0] + RESOURCE);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, of(ContractFiles.read(contract), arguments[1]));
  }
}
