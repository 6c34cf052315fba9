package cordon.operations.intelligence;

import cordon.operations.cases.Overseen;
import cordon.platform.call.Caller;
import java.util.Objects;

/** As what somebody sees a package or a copy that they reach. */
enum PackageView {
  OWNER,
  REVIEWER,
  RECEIVER,
  /** That it was given, to whom, and what has become of it. */
  OVERSEER;

  static PackageView of(IntelligencePackage seen, Caller caller) {
    String country = caller.country();
    if (party(caller) && Objects.equals(seen.ownerCountry(), country)) {
      return OWNER;
    }
    if (country == null && seen.reviewed() && Overseen.reviews(caller)) {
      return REVIEWER;
    }
    return receives(seen, caller) ? RECEIVER : OVERSEER;
  }

  /** Whether there is a copy that is the caller's country's, or the secretariat's. */
  static boolean receives(IntelligencePackage seen, Caller caller) {
    String country = caller.country();
    boolean named =
        country == null
            ? party(caller) && seen.spec().toSecretariat()
            : seen.seenBy().contains(country);
    return seen.given() && named && !Objects.equals(seen.ownerCountry(), country);
  }

  static PackageView of(PackageCopy seen, Caller caller) {
    String country = caller.country();
    if (party(caller) && Objects.equals(seen.ownerCountry(), country)) {
      return OWNER;
    }
    return party(caller) && Objects.equals(seen.receiver(), country) ? RECEIVER : OVERSEER;
  }

  /** A compliance reviewer alone is no party. */
  static boolean party(Caller caller) {
    return caller.country() != null || Overseen.oversees(caller);
  }
}
