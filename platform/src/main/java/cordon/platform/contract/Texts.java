package cordon.platform.contract;

import org.jspecify.annotations.Nullable;

/** Texts that may be absent: empty in the contract, null in the domain. */
public final class Texts {
  private Texts() {}

  /** As the domain has it. */
  public static @Nullable String read(String text) {
    return text.isEmpty() ? null : text;
  }

  /** As the contract has it. */
  public static String write(@Nullable String text) {
    return text == null ? "" : text;
  }
}
