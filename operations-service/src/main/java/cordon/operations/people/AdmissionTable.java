package cordon.operations.people;

import static cordon.operations.people.AdmissionState.ADMITTED;
import static cordon.operations.people.AdmissionState.DECLINED;
import static cordon.operations.people.AdmissionState.PROPOSED;
import static cordon.operations.people.AdmissionState.SUSPENDED;
import static cordon.operations.people.AdmissionState.WITHDRAWN;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with an admission, in which states, and where it leads. */
final class AdmissionTable {
  private static final StateTable<AdmissionState> TABLE = StateTable.of(AdmissionState.class);
  private static final Map<AdmissionState, AdmissionState> ONCE_ADMITTED =
      Map.of(ADMITTED, ADMITTED, SUSPENDED, SUSPENDED);

  static final Command<AdmissionState> ADMIT = TABLE.command("ADMIT", Map.of(PROPOSED, ADMITTED));
  static final Command<AdmissionState> DECLINE =
      TABLE.command("DECLINE", Map.of(PROPOSED, DECLINED));
  static final Command<AdmissionState> WITHDRAW =
      TABLE.command("WITHDRAW", Map.of(PROPOSED, WITHDRAWN));
  static final Command<AdmissionState> SUSPEND =
      TABLE.command("SUSPEND", Map.of(ADMITTED, SUSPENDED));
  static final Command<AdmissionState> RESTORE =
      TABLE.command("RESTORE", Map.of(SUSPENDED, ADMITTED));
  static final Command<AdmissionState> SET_ROLES = TABLE.command("SET_ROLES", ONCE_ADMITTED);
  static final Command<AdmissionState> SET_UNIT = TABLE.command("SET_UNIT", ONCE_ADMITTED);

  private AdmissionTable() {}
}
