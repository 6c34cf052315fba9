package cordon.reporting.result;

import static cordon.reporting.result.Indicator.ARRESTS;
import static cordon.reporting.result.Indicator.INFRASTRUCTURES_TAKEN_DOWN;
import static cordon.reporting.result.Indicator.PERSONS_ARRESTED;

import cordon.platform.store.Kinds;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The kinds of finding: each is stored under its name, and counts towards indicators, of which the
 * first is the one that a result keeps.
 */
enum FindingKind {
  PERSONS_ARRESTED_LISTED(Finding.PersonsListed.class, PERSONS_ARRESTED, ARRESTS),
  PERSONS_ARRESTED_COUNTED(Finding.PersonsCounted.class, PERSONS_ARRESTED, ARRESTS),
  FRAUD_VICTIMS_TARGETED(Finding.VictimsTargeted.class, Indicator.FRAUD_VICTIMS_TARGETED),
  FUNDS_INTERCEPTED(Finding.FundsIntercepted.class, Indicator.FUNDS_INTERCEPTED),
  INFRASTRUCTURES_TAKEN_DOWN_LISTED(
      Finding.InfrastructuresListed.class, INFRASTRUCTURES_TAKEN_DOWN),
  INFRASTRUCTURES_TAKEN_DOWN_COUNTED(
      Finding.InfrastructuresCounted.class, INFRASTRUCTURES_TAKEN_DOWN),
  /** Counts towards none. */
  NIL_RETURN(Finding.NilReturn.class);

  private final Class<? extends Finding> record;
  final List<Indicator> indicators;

  FindingKind(Class<? extends Finding> record, Indicator... indicators) {
    this.record = record;
    this.indicators = List.of(indicators);
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
        .filter(kind -> kind.indicators.stream().anyMatch(one -> one.key().equals(indicator)))
        .map(FindingKind::stored)
        .toList();
  }
}
