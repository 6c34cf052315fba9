package cordon.platform.rpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import cordon.platform.store.ListPage;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a response stand: the record, or the rows and the next page's token, and the
 * entry that a command has written. Read from the contract when the service starts.
 */
final class ResponseForm<R extends Message> {
  private static final String ENTRY = "entry";
  private static final String NEXT_PAGE = "next_page_token";
  private static final String UNREADABLE = "unreadable";

  private final R prototype;
  private final @Nullable FieldDescriptor entry;
  private final @Nullable FieldDescriptor nextPage;
  private final @Nullable FieldDescriptor unreadable;
  private final @Nullable FieldDescriptor content;

  /**
   * @throws IllegalStateException if the method's answer is not a message of the contract
   */
  ResponseForm(MethodDescriptor<?, R> method) {
    if (!(method.getResponseMarshaller() instanceof PrototypeMarshaller<R> marshaller)
        || !(marshaller.getMessagePrototype() instanceof Message)) {
      throw new IllegalStateException(method.getFullMethodName() + " is not of the contract");
    }
    prototype = marshaller.getMessagePrototype();
    entry = text(ENTRY);
    nextPage = text(NEXT_PAGE);
    unreadable = field(UNREADABLE, JavaType.INT);
    List<FieldDescriptor> others =
        prototype.getDescriptorForType().getFields().stream()
            .filter(field -> field.getJavaType() == JavaType.MESSAGE && !field.isMapField())
            .toList();
    content = others.size() == 1 ? others.getFirst() : null;
  }

  R prototype() {
    return prototype;
  }

  boolean hasEntry() {
    return entry != null;
  }

  /** Whether it has rows, the token of the next page, how many are left out, and nothing else. */
  boolean isPage() {
    return nextPage != null
        && unreadable != null
        && content != null
        && content.isRepeated()
        && prototype.getDescriptorForType().getFields().size() == 3;
  }

  /** The record in its place, or the whole response if that is what was given. */
  R with(Message given) {
    return built(builderOf(given));
  }

  /** The same with the handle of the entry that was written. */
  R with(Message given, String written) {
    return built(builderOf(given).setField(require(entry), written));
  }

  R with(ListPage<?> page) {
    Message.Builder response = prototype.newBuilderForType();
    FieldDescriptor rows = require(content);
    page.rows().forEach(row -> response.addRepeatedField(rows, row));
    return built(
        response
            .setField(require(nextPage), page.nextPageToken())
            .setField(require(unreadable), page.unreadable()));
  }

  private Message.Builder builderOf(Message given) {
    return given.getDescriptorForType() == prototype.getDescriptorForType()
        ? given.toBuilder()
        : prototype.newBuilderForType().setField(require(content), given);
  }

  private @Nullable FieldDescriptor text(String name) {
    return field(name, JavaType.STRING);
  }

  private @Nullable FieldDescriptor field(String name, JavaType type) {
    FieldDescriptor field = prototype.getDescriptorForType().findFieldByName(name);
    return field != null && field.getJavaType() == type ? field : null;
  }

  private FieldDescriptor require(@Nullable FieldDescriptor field) {
    if (field == null) {
      throw new IllegalStateException(
          prototype.getDescriptorForType().getFullName() + " has no place for what was given");
    }
    return field;
  }

  @SuppressWarnings("unchecked")
  private R built(Message.Builder response) {
    return (R) response.build();
  }
}
