package cordon.platform.rpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import cordon.platform.store.Listing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What requests for pages have alike: how many rows, and after which. All else in the request is
 * what the list is of, so a token is good for the same request alone.
 */
final class PageRequest {
  private final String method;
  private final FieldDescriptor size;
  private final FieldDescriptor token;

  PageRequest(String method, Descriptor request) {
    this.method = method;
    size = field(request, "page_size");
    token = field(request, "page_token");
  }

  /** What the request asks for. */
  <T, M extends MessageLite> Listing<T, M> listing(Message request, Rows<T, M> rows) {
    int wanted = (int) request.getField(size);
    return Listing.of(
        list(request),
        (String) request.getField(token),
        wanted == 0 ? rows.usual() : wanted,
        rows.key(),
        rows.message());
  }

  private String list(Message request) {
    Message of = request.toBuilder().clearField(size).clearField(token).build();
    var bytes = new ByteArrayOutputStream(of.getSerializedSize());
    try {
      CodedOutputStream output = CodedOutputStream.newInstance(bytes);
      output.useDeterministicSerialization();
      of.writeTo(output);
      output.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return method + "\n" + bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static FieldDescriptor field(Descriptor request, String name) {
    FieldDescriptor field = request.findFieldByName(name);
    if (field == null) {
      throw new IllegalStateException(request.getFullName() + " has no " + name);
    }
    return field;
  }
}
