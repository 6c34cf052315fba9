package cordon.platform.call;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import cordon.common.v1.MoneyScheme;
import cordon.contract.Countries;
import cordon.contract.Currencies;
import cordon.contract.Days;
import cordon.contract.Wording;
import cordon.platform.refusal.Violation;
import java.util.Optional;
import java.util.OptionalInt;

/** What the contract's kinds of text ask of a text that is given. */
final class TextRules {
  private TextRules() {}

  /**
   * The first thing that is wrong with a text.
   *
   * @param around the message that has it
   */
  static Optional<Broken> broken(Message around, FieldRule rule, String text, String at) {
    return switch (rule.kind()) {
      case TEXT_KIND_LINE, TEXT_KIND_PROSE, TEXT_KIND_IDENTIFIER ->
          wording(Wording.of(rule.kind()).orElseThrow(), rule, text, at);
      case TEXT_KIND_COUNTRY ->
          unless(
              Countries.has(text),
              at,
              "text.country",
              "must be a country or territory by its code of ISO 3166-1 alpha-2, officially"
                  + " assigned, or XK");
      case TEXT_KIND_CURRENCY_IN_USE ->
          unless(
              Currencies.inUse().contains(text),
              at,
              "text.currency",
              "must be the code of a currency that is in use (ISO 4217)");
      case TEXT_KIND_CURRENCY ->
          unless(
              Currencies.known().contains(text),
              at,
              "text.currency",
              "must be the code of a currency that is in use or was since 2020 (ISO 4217)");
      case TEXT_KIND_DAY ->
          unless(
              Days.read(text).isPresent(),
              at,
              "text.day",
              "must be a day of the calendar, YYYY-MM-DD (RFC 3339, full-date)");
      case TEXT_KIND_MONEY_CODE -> money(around, text, at);
      case TEXT_KIND_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  private static Optional<Broken> wording(Wording wording, FieldRule rule, String text, String at) {
    OptionalInt forbidden = wording.firstForbidden(text);
    if (forbidden.isPresent()) {
      return Optional.of(
          Broken.value(
              at,
              "text.character",
              "has the character U+%04X, which %s may not have"
                  .formatted(
                      forbidden.getAsInt(),
                      switch (wording) {
                        case LINE -> "a text of one line";
                        case PROSE -> "prose";
                        case IDENTIFIER -> "an identifier";
                      })));
    }
    int least = Math.max(1, rule.least());
    boolean tooShort = text.codePointCount(0, text.length()) < rule.least();
    return unless(
        tooShort || Wording.seen(text) >= least,
        at,
        "text.content",
        rule.least() == 0
            ? "must be empty or have something that can be seen"
            : "must have at least %d character(s) that can be seen".formatted(least));
  }

  /** A code of ISO 4217 is one of a closed list; what a virtual asset is called is not. */
  private static Optional<Broken> money(Message around, String text, String at) {
    FieldDescriptor scheme = around.getDescriptorForType().findFieldByName("scheme");
    boolean iso =
        around.getField(scheme) instanceof EnumValueDescriptor value
            && value.getNumber() == MoneyScheme.MONEY_SCHEME_ISO_4217_VALUE;
    return !iso || Currencies.known().contains(text)
        ? Optional.empty()
        : Optional.of(
            new Broken(
                new Violation(
                    at,
                    "text.money_code",
                    "must be, for this scheme, a currency that is in use or was since 2020 (ISO"
                        + " 4217)"),
                true));
  }

  private static Optional<Broken> unless(boolean holds, String at, String rule, String sentence) {
    return holds ? Optional.empty() : Optional.of(Broken.value(at, rule, sentence));
  }
}
