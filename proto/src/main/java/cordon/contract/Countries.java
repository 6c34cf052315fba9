package cordon.contract;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The countries and territories that a request may name: what ISO 3166-1 has officially assigned as
 * alpha-2 codes, and XK, a code of its user-assigned range by which Kosovo is known everywhere.
 * Reserved (UK, EU, IC), withdrawn (AN, SU, YU) and other user-assigned codes (ZZ, XX) are none.
 */
public final class Countries {
  private static final SortedSet<String> ALL = all();

  private Countries() {}

  /** Every code, in its order. */
  public static SortedSet<String> codes() {
    return ALL;
  }

  public static boolean has(String code) {
    return ALL.contains(code);
  }

  private static SortedSet<String> all() {
    var codes = new TreeSet<>(List.of(Locale.getISOCountries()));
    codes.add("XK");
    return Collections.unmodifiableSortedSet(codes);
  }
}
