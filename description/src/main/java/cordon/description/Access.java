package cordon.description;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import cordon.common.v1.AccessOuterClass;
import cordon.common.v1.Role;
import cordon.common.v1.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Who may call a method, told by its option in the contract and the texts of roles and scopes. */
final class Access {
  private final EnumDescriptor roles;
  private final EnumDescriptor scopes;
  private final Comments comments;

  Access(Collection<FileDescriptor> contract, Comments comments) {
    this.roles = find(contract, Role.getDescriptor());
    this.scopes = find(contract, Scope.getDescriptor());
    this.comments = comments;
  }

  /** That of the contract has comments, and may know more values. */
  private static EnumDescriptor find(Collection<FileDescriptor> contract, EnumDescriptor builtIn) {
    return contract.stream()
        .flatMap(file -> file.getEnumTypes().stream())
        .filter(type -> type.getFullName().equals(builtIn.getFullName()))
        .findFirst()
        .orElse(builtIn);
  }

  /** Puts roles and scope beside the operation and gives the sentences for people. */
  String add(MethodDescriptor method, ObjectNode operation) {
    var access = method.getOptions().getExtension(AccessOuterClass.access);
    List<EnumValueDescriptor> needed =
        access.getRolesValueList().stream()
            .map(roles::findValueByNumber)
            .filter(Objects::nonNull)
            .toList();
    operation.set("x-cordon-roles", Json.texts(needed.stream().map(Access::roleName).toList()));
    Optional<EnumValueDescriptor> scope =
        Optional.ofNullable(scopes.findValueByNumber(access.getScopeValue()))
            .filter(value -> value.getNumber() != 0);
    scope.ifPresent(value -> operation.put("x-cordon-scope", plain(value, "SCOPE_")));
    String who =
        needed.stream().map(role -> "`" + roleName(role) + "`").collect(Collectors.joining(", "));
    return (who.isEmpty() ? "" : "**Roles**, one of: " + who + ".")
        + scope.map(value -> "\n\n**Scope**: " + comments.of(value)).orElse("");
  }

  /** What each role is, as a list. */
  String roles() {
    return roles.getValues().stream()
        .filter(role -> role.getNumber() != 0 && !comments.of(role).isEmpty())
        .map(role -> "- `%s`: %s".formatted(roleName(role), comments.of(role)))
        .collect(Collectors.joining("\n"));
  }

  /** {@code ROLE_NCB_OFFICER} is the realm role {@code ncb-officer}. */
  private static String roleName(EnumValueDescriptor role) {
    return plain(role, "ROLE_").toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String plain(EnumValueDescriptor value, String prefix) {
    return value.getName().startsWith(prefix)
        ? value.getName().substring(prefix.length())
        : value.getName();
  }
}
