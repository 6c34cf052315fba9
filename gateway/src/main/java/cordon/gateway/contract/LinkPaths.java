package cordon.gateway.contract;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import cordon.common.v1.LinkContent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpMethod;

/** Methods for whoever has their address: what is asked in it, and the bytes that are answered. */
public final class LinkPaths {
  /** With which all of these addresses begin, and no others do. */
  public static final String PREFIX = "/links/";

  private LinkPaths() {}

  static void require(Rpc rpc) {
    boolean texts =
        rpc.path().variables().stream()
            .map(name -> rpc.method().getInputType().findFieldByName(name))
            .allMatch(field -> field != null && field.getJavaType() == JavaType.STRING);
    if (!rpc.verb().equals(HttpMethod.GET)
        || !rpc.path().toString().startsWith(PREFIX)
        || rpc.method().isServerStreaming()
        || !texts
        || contents(rpc).size() != 1) {
      throw new IllegalStateException(
          "%s is for whoever has its address: it needs a GET under %s, with texts in it, and gives one %s"
              .formatted(
                  rpc.method().getFullName(), PREFIX, LinkContent.getDescriptor().getFullName()));
    }
  }

  /**
   * The request, of what the address says and nothing else.
   *
   * @param variables by the names of fields
   */
  public static byte[] request(Rpc rpc, Map<String, String> variables) {
    var request = DynamicMessage.newBuilder(rpc.method().getInputType());
    variables.forEach((name, value) ->
        request.setField(
            Objects.requireNonNull(rpc.method().getInputType().findFieldByName(name)), value));
    return request.build().toByteArray();
  }

  /**
   * What is to be answered as it is.
   *
   * @throws IllegalStateException if that is no answer of the method
   */
  public static LinkContent content(Rpc rpc, byte[] answer) {
    try {
      var message = DynamicMessage.parseFrom(rpc.method().getOutputType(), answer);
      var content = (Message) message.getField(contents(rpc).getFirst());
      return LinkContent.parseFrom(content.toByteString());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("no answer of " + rpc.method().getFullName(), e);
    }
  }

  private static List<FieldDescriptor> contents(Rpc rpc) {
    return rpc.method().getOutputType().getFields().stream()
        .filter(field ->
            !field.isRepeated()
                && field.getJavaType() == JavaType.MESSAGE
                && field
                    .getMessageType()
                    .getFullName()
                    .equals(LinkContent.getDescriptor().getFullName()))
        .toList();
  }
}
