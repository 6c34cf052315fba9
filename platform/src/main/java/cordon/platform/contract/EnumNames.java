package cordon.platform.contract;

import org.jspecify.annotations.Nullable;

/**
 * Enums of the contract and of the domain have the same names, but for the prefix that Protocol
 * Buffers ask for: {@code TASK_STATE_ISSUED} is {@code TaskState.ISSUED}.
 */
public final class EnumNames {
  private static final ClassValue<String> PREFIXES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return prefix(type.getSimpleName());
        }
      };

  private EnumNames() {}

  /**
   * The domain's constant for one of the contract.
   *
   * @throws IllegalArgumentException if the domain has none, as for unspecified
   */
  public static <E extends Enum<E>> E read(Class<E> domain, Enum<?> contract) {
    return Enum.valueOf(domain, contract.name().substring(PREFIXES.get(domain).length()));
  }

  /** The same; null for unspecified. */
  public static <E extends Enum<E>> @Nullable E given(Class<E> domain, Enum<?> contract) {
    return contract.name().equals(PREFIXES.get(domain) + "UNSPECIFIED")
        ? null
        : read(domain, contract);
  }

  /** The contract's constant for one of the domain. */
  public static <E extends Enum<E>> E write(Class<E> contract, Enum<?> domain) {
    return Enum.valueOf(contract, PREFIXES.get(contract) + domain.name());
  }

  /** {@code TaskState} is {@code TASK_STATE_}. */
  static String prefix(String type) {
    return type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(java.util.Locale.ROOT) + "_";
  }
}
