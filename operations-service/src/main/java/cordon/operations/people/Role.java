package cordon.operations.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person is admitted as: a realm role of the same name. No service is a person. */
public enum Role {
  PLANNER,
  APPROVER,
  DUTY_OFFICER,
  NCB_OFFICER,
  FIELD_OFFICER,
  LEADERSHIP,
  AUDITOR,
  DATA_PROTECTION_OFFICER,
  ADMINISTRATOR,
  COMPLIANCE_REVIEWER;

  /** Of a country; its planners and approvers work on what it leads. */
  static final Set<Role> OF_COUNTRY = Set.of(NCB_OFFICER, FIELD_OFFICER, PLANNER, APPROVER);

  static final Set<Role> OF_SECRETARIAT =
      Set.of(
          PLANNER,
          APPROVER,
          DUTY_OFFICER,
          COMPLIANCE_REVIEWER,
          LEADERSHIP,
          AUDITOR,
          DATA_PROTECTION_OFFICER,
          ADMINISTRATOR);

  /** {@code ncb-officer}, as the realm calls it. */
  String realmName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty for a role of the realm that is not Cordon's to give. */
  static Optional<Role> named(String realmName) {
    return Arrays.stream(values()).filter(role -> role.realmName().equals(realmName)).findFirst();
  }
}
