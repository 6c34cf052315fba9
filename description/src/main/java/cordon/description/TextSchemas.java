package cordon.description;

import cordon.common.v1.TextKind;
import cordon.contract.Countries;
import cordon.contract.Currencies;
import cordon.contract.Days;
import cordon.contract.Wording;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of the contract's kinds of text. What they are made of is long, so each has a
 * component of its own, to which fields refer.
 */
final class TextSchemas {
  private TextSchemas() {}

  /** Whether a kind says all of a text; the code of money is a pattern, narrowed by its scheme. */
  static boolean has(TextKind kind) {
    return switch (kind) {
      case TEXT_KIND_LINE,
          TEXT_KIND_PROSE,
          TEXT_KIND_IDENTIFIER,
          TEXT_KIND_COUNTRY,
          TEXT_KIND_CURRENCY_IN_USE,
          TEXT_KIND_CURRENCY,
          TEXT_KIND_DAY ->
          true;
      case TEXT_KIND_MONEY_CODE, TEXT_KIND_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /**
   * The schema of a field of such a kind.
   *
   * @param components get what is referred to
   */
  static ObjectNode schema(Rules rules, Map<String, ObjectNode> components) {
    int least = least(rules);
    return switch (rules.kind()) {
      case TEXT_KIND_LINE -> worded(Wording.LINE, "Line", least, rules, components);
      case TEXT_KIND_PROSE -> worded(Wording.PROSE, "Prose", least, rules, components);
      case TEXT_KIND_IDENTIFIER ->
          worded(Wording.IDENTIFIER, "IdentifierText", least, rules, components);
      case TEXT_KIND_COUNTRY ->
          listed(
              "CountryCode",
              "ISO 3166-1 alpha-2, officially assigned, and XK.",
              Countries.codes(),
              rules,
              components);
      case TEXT_KIND_CURRENCY_IN_USE ->
          listed(
              "CurrencyInUse",
              "ISO 4217, a currency that is in use.",
              Currencies.inUse(),
              rules,
              components);
      case TEXT_KIND_CURRENCY ->
          listed(
              "Currency",
              "ISO 4217, a currency that is in use or was on any day since 2020-01-01.",
              Currencies.known(),
              rules,
              components);
      case TEXT_KIND_DAY ->
          orEmpty(
              Json.object()
                  .put("type", "string")
                  .put("format", "date")
                  .put("pattern", Days.PATTERN),
              rules);
      case TEXT_KIND_MONEY_CODE, TEXT_KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException(rules.kind().name());
    };
  }

  private static int least(Rules rules) {
    return Math.max(
        rules.all().getRequired() ? 1 : 0, rules.number("min_len").map(Number::intValue).orElse(0));
  }

  /** What a schema cannot say. */
  static Stream<String> sentence(TextKind kind) {
    return kind == TextKind.TEXT_KIND_MONEY_CODE
        ? Stream.of("in the scheme `MONEY_SCHEME_ISO_4217` it is one of " + codes())
        : Stream.empty();
  }

  private static String codes() {
    return String.join(", ", Currencies.known());
  }

  static String example(Rules rules) {
    return switch (rules.kind()) {
      case TEXT_KIND_COUNTRY -> "NG";
      case TEXT_KIND_CURRENCY, TEXT_KIND_CURRENCY_IN_USE -> "USD";
      case TEXT_KIND_DAY -> "2025-07-01";
      default -> "Example";
    };
  }

  private static ObjectNode worded(
      Wording wording, String name, int least, Rules rules, Map<String, ObjectNode> components) {
    String component = least == 0 ? name + "OrEmpty" : name + "Of" + least;
    components.computeIfAbsent(
        component,
        key ->
            Json.object()
                .put("description", described(wording, least))
                .put("pattern", wording.pattern(least)));
    ObjectNode schema = Json.object().put("type", "string");
    schema.putArray("allOf").add(Json.ref("schemas", component));
    if (least > 0) {
      schema.put("minLength", least);
    }
    rules.number("max_len").ifPresent(most -> schema.put("maxLength", most.intValue()));
    rules.value("pattern").ifPresent(pattern -> schema.put("pattern", pattern.toString()));
    return schema;
  }

  private static String described(Wording wording, int least) {
    String seen =
        least == 0
            ? "Empty, or with something that can be seen"
            : "With at least %d character(s) that can be seen".formatted(least);
    return seen
        + switch (wording) {
          case LINE ->
              "; one line, without control characters and without those that embed, override or"
                  + " isolate a direction.";
          case PROSE ->
              "; without control characters but tabs and line breaks, and without those that embed"
                  + " or override a direction.";
          case IDENTIFIER -> "; without control characters but tabs and line breaks.";
        };
  }

  private static ObjectNode listed(
      String name,
      String text,
      Collection<String> codes,
      Rules rules,
      Map<String, ObjectNode> components) {
    components.computeIfAbsent(
        name,
        key -> {
          ObjectNode list = Json.object().put("type", "string").put("description", text);
          list.set("enum", Json.texts(codes));
          return list;
        });
    return orEmpty(Json.ref("schemas", name), rules);
  }

  private static ObjectNode orEmpty(ObjectNode schema, Rules rules) {
    if (least(rules) > 0) {
      return schema;
    }
    ObjectNode orEmpty = Json.object();
    orEmpty.putArray("anyOf").add(schema).addObject().put("const", "");
    return orEmpty;
  }
}
