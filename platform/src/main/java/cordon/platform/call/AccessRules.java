package cordon.platform.call;

import com.google.protobuf.Descriptors.MethodDescriptor;
import cordon.common.v1.Access;
import cordon.common.v1.AccessOuterClass;
import cordon.common.v1.Audience;
import cordon.common.v1.Role;
import cordon.common.v1.Scope;
import cordon.identity.Realm;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may call a method, as its option in the contract says. There is no second list. */
final class AccessRules {
  private static final Set<Role> NATIONAL = Set.of(Role.ROLE_NCB_OFFICER, Role.ROLE_FIELD_OFFICER);
  private static final Set<Role> OF_SECRETARIAT =
      Set.of(
          Role.ROLE_PLANNER,
          Role.ROLE_APPROVER,
          Role.ROLE_DUTY_OFFICER,
          Role.ROLE_COMPLIANCE_REVIEWER,
          Role.ROLE_ADMINISTRATOR);

  private static final Duration STEP_UP_LASTS = Duration.ofMinutes(15);

  private AccessRules() {}

  /** gRPC's own services (health, reflection) are not of the contract. */
  static boolean ofContract(io.grpc.MethodDescriptor<?, ?> method) {
    return !method.getFullMethodName().startsWith("grpc.");
  }

  /**
   * @throws IllegalStateException naming every method that states no audience, roles or scope
   */
  static void requireComplete(Iterable<ServerServiceDefinition> services) {
    for (ServerServiceDefinition service : services) {
      for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
        if (ofContract(method.getMethodDescriptor())) {
          of(method.getMethodDescriptor());
        }
      }
    }
  }

  static Access of(io.grpc.MethodDescriptor<?, ?> method) {
    if (!(method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier)) {
      throw new IllegalStateException(method.getFullMethodName() + " is not of the contract");
    }
    MethodDescriptor descriptor = supplier.getMethodDescriptor();
    Access access = descriptor.getOptions().getExtension(AccessOuterClass.access);
    if (isLink(access) && (access.getScope() != Scope.SCOPE_SELF || access.getStepUp())) {
      throw new IllegalStateException(
          method.getFullMethodName() + " is for whoever has a link, and reaches more than that");
    }
    boolean roles =
        (access.getRolesCount() > 0) != isLink(access)
            && !access.getRolesList().contains(Role.UNRECOGNIZED);
    if (!roles
        || access.getRolesList().contains(Role.ROLE_UNSPECIFIED)
        || access.getAudience() == Audience.AUDIENCE_UNSPECIFIED
        || access.getScope() == Scope.SCOPE_UNSPECIFIED) {
      throw new IllegalStateException(
          method.getFullMethodName() + " does not state its audience, roles and scope");
    }
    return access;
  }

  /** Whether whoever has the address is admitted, of whom nothing else is known. */
  static boolean isLink(Access access) {
    return access.getAudience() == Audience.AUDIENCE_LINK;
  }

  /**
   * @throws RejectedException ROLE_REQUIRED, COUNTRY_REQUIRED or STEP_UP_REQUIRED
   */
  static void check(Access access, Caller caller, Instant now) {
    boolean ofLead = access.getLeadRoles() || access.getScope() == Scope.SCOPE_LEAD;
    Set<Role> held =
        access.getRolesList().stream()
            .filter(role -> caller.has(nameOf(role)))
            .filter(role ->
                !caller.national()
                    || !OF_SECRETARIAT.contains(role)
                    || (ofLead && Caller.OF_LEAD.contains(nameOf(role))))
            .collect(Collectors.toSet());
    boolean secretariatOnly = access.getScope() == Scope.SCOPE_SECRETARIAT;
    if (held.isEmpty() || (secretariatOnly && caller.national())) {
      throw new RejectedException(
              CommonReason.ROLE_REQUIRED, "The caller has none of the roles that may do this.")
          .with(
              "roles",
              access.getRolesList().stream()
                  .map(AccessRules::nameOf)
                  .collect(Collectors.joining(",")));
    }
    if (NATIONAL.containsAll(held)) {
      var _ = caller.requireCountry();
    }
    if (access.getStepUp() && !isFresh(caller.secondFactorTime(), now)) {
      throw new RejectedException(
              CommonReason.STEP_UP_REQUIRED,
              "This needs a second factor that was shown in the last 15 minutes: show it, repeat.")
          .with("acr_values", Realm.SECOND_FACTOR)
          .with("max_age", Long.toString(STEP_UP_LASTS.toSeconds()));
    }
  }

  private static boolean isFresh(@Nullable Instant shown, Instant now) {
    return shown != null && shown.plus(STEP_UP_LASTS).isAfter(now);
  }

  /** {@code ROLE_NCB_OFFICER} is the realm role {@code ncb-officer}. */
  static String nameOf(Role role) {
    return role.name().substring("ROLE_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
