package cordon.reporting.result;

import cordon.platform.store.Kinds;
import cordon.reporting.result.Finding.FundsIntercepted;
import cordon.reporting.result.Finding.InfrastructuresCounted;
import cordon.reporting.result.Finding.InfrastructuresListed;
import cordon.reporting.result.Finding.NilReturn;
import cordon.reporting.result.Finding.PersonsCounted;
import cordon.reporting.result.Finding.PersonsListed;
import cordon.reporting.result.Finding.VictimsTargeted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of finding: each is stored under its name and counts towards one indicator at most. */
enum FindingKind {
  PERSONS_ARRESTED_LISTED(PersonsListed.class, "persons_arrested"),
  PERSONS_ARRESTED_COUNTED(PersonsCounted.class, "persons_arrested"),
  FRAUD_VICTIMS_TARGETED(VictimsTargeted.class, "fraud_victims_targeted"),
  FUNDS_INTERCEPTED(FundsIntercepted.class, "funds_intercepted"),
  INFRASTRUCTURES_TAKEN_DOWN_LISTED(InfrastructuresListed.class, "infrastructures_taken_down"),
  INFRASTRUCTURES_TAKEN_DOWN_COUNTED(InfrastructuresCounted.class, "infrastructures_taken_down"),
  /** Counts towards none. */
  NIL_RETURN(NilReturn.class, "");

  private final Class<? extends Finding> record;
  final String indicator;

  FindingKind(Class<? extends Finding> record, String indicator) {
    this.record = record;
    this.indicator = indicator;
  }

  static FindingKind of(Finding finding) {
    return Arrays.stream(values())
        .filter(kind -> kind.record == finding.getClass())
        .findFirst()
        .orElseThrow();
  }

  static Kinds<Finding> kinds() {
    var kinds = Kinds.of(Finding.class);
    for (FindingKind kind : values()) {
      kinds.kind(kind.stored(), kind.record);
    }
    return kinds.all();
  }

  private String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Stored names of those that count towards an indicator; none if it is not known here. */
  static List<String> storedOf(String indicator) {
    return Arrays.stream(values())
        .filter(kind -> kind.indicator.equals(indicator))
        .map(FindingKind::stored)
        .toList();
  }
}
