package cordon.reporting.result;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of finding: each is stored under its name and counts towards one indicator at most. */
enum FindingKind {
  PERSONS_ARRESTED_LISTED("persons_arrested"),
  PERSONS_ARRESTED_COUNTED("persons_arrested"),
  FRAUD_VICTIMS_TARGETED("fraud_victims_targeted"),
  FUNDS_INTERCEPTED("funds_intercepted"),
  INFRASTRUCTURES_TAKEN_DOWN_LISTED("infrastructures_taken_down"),
  INFRASTRUCTURES_TAKEN_DOWN_COUNTED("infrastructures_taken_down"),
  /** Counts towards none. */
  NIL_RETURN("");

  final String indicator;

  FindingKind(String indicator) {
    this.indicator = indicator;
  }

  static FindingKind of(Finding finding) {
    return switch (finding) {
      case Finding.PersonsListed _ -> PERSONS_ARRESTED_LISTED;
      case Finding.PersonsCounted _ -> PERSONS_ARRESTED_COUNTED;
      case Finding.VictimsTargeted _ -> FRAUD_VICTIMS_TARGETED;
      case Finding.FundsIntercepted _ -> FUNDS_INTERCEPTED;
      case Finding.InfrastructuresListed _ -> INFRASTRUCTURES_TAKEN_DOWN_LISTED;
      case Finding.InfrastructuresCounted _ -> INFRASTRUCTURES_TAKEN_DOWN_COUNTED;
      case Finding.NilReturn _ -> NIL_RETURN;
    };
  }

  String stored() {
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
