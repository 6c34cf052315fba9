package cordon.contract;

import cordon.reporting.v1.Indicator;
import cordon.reporting.v1.IndicatorDefinition;
import cordon.reporting.v1.IndicatorOuterClass;
import cordon.reporting.v1.Unit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The catalogue of what is counted, by key: {@code cordon.reporting.v1.Indicator} with what stands
 * beside its values. Plans and results name their indicators by these keys and by no others.
 */
public final class Indicators {
  private static final String PREFIX = "INDICATOR_";
  private static final Map<String, IndicatorDefinition> CATALOGUE = catalogue();

  private Indicators() {}

  /** Every definition with its key, in the order of the catalogue. */
  public static List<IndicatorDefinition> all() {
    return List.copyOf(CATALOGUE.values());
  }

  /** Whether something is counted under this key. */
  public static boolean has(String key) {
    return CATALOGUE.containsKey(key);
  }

  /**
   * What a key stands for.
   *
   * @throws NullPointerException if nothing is counted under it
   */
  public static IndicatorDefinition of(String key) {
    return Objects.requireNonNull(CATALOGUE.get(key), key);
  }

  /** Whether it says how many people something happened to; no target is set for these. */
  public static boolean isOfPersons(String key) {
    return has(key) && of(key).getOfPersons();
  }

  /** Whether it is of money, and a target for it in the currency of the plan. */
  public static boolean isMoney(String key) {
    return has(key) && of(key).getUnit() == Unit.UNIT_AMOUNT;
  }

  /** Keys for which a target may be set, in the order of the catalogue. */
  public static List<String> forTargets() {
    return CATALOGUE.keySet().stream().filter(key -> !isOfPersons(key)).toList();
  }

  private static Map<String, IndicatorDefinition> catalogue() {
    Map<String, IndicatorDefinition> catalogue = new LinkedHashMap<>();
    for (var value : Indicator.getDescriptor().getValues()) {
      if (value.getNumber() != 0) {
        String key = value.getName().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        catalogue.put(
            key,
            value.getOptions().getExtension(IndicatorOuterClass.definition).toBuilder()
                .setIndicator(key)
                .build());
      }
    }
    return Collections.unmodifiableMap(catalogue);
  }
}
