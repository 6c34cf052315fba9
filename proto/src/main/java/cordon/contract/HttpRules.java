package cordon.contract;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.MethodDescriptor;
import cordon.common.v1.AccessOuterClass;
import cordon.common.v1.Audience;
import java.util.List;
import java.util.stream.Stream;

/** How the public methods of a contract are called over HTTP (google/api/http.proto). */
public final class HttpRules {
  private HttpRules() {}

  /** Whether the contract offers a method to people, and not to services alone. */
  public static boolean isPublic(MethodDescriptor method) {
    return audience(method) == Audience.AUDIENCE_PUBLIC;
  }

  /** Whether the contract offers a method to whoever has its address. */
  public static boolean isLink(MethodDescriptor method) {
    return audience(method) == Audience.AUDIENCE_LINK;
  }

  private static Audience audience(MethodDescriptor method) {
    return method.getOptions().getExtension(AccessOuterClass.access).getAudience();
  }

  /**
   * Every way to call a public method.
   *
   * @throws IllegalStateException if it has none
   */
  public static List<HttpRule> of(MethodDescriptor method) {
    if (!method.getOptions().hasExtension(AnnotationsProto.http)) {
      throw new IllegalStateException(method.getFullName() + " is public and has no path");
    }
    HttpRule rule = method.getOptions().getExtension(AnnotationsProto.http);
    return Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream()).toList();
  }

  /**
   * The path's template.
   *
   * @throws IllegalStateException if the rule is of no verb that HTTP clients know
   */
  public static String path(MethodDescriptor method, HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> rule.getGet();
      case POST -> rule.getPost();
      case PUT -> rule.getPut();
      case PATCH -> rule.getPatch();
      case DELETE -> rule.getDelete();
      case CUSTOM, PATTERN_NOT_SET ->
          throw new IllegalStateException(method.getFullName() + " has a path of no known verb");
    };
  }
}
