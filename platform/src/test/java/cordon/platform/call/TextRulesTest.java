package cordon.platform.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import cordon.common.v1.Amount;
import cordon.common.v1.MoneyScheme;
import cordon.contract.Countries;
import cordon.contract.Currencies;
import cordon.operations.v1.InviteCountryRequest;
import cordon.operations.v1.Plan;
import cordon.operations.v1.ReturnOperationRequest;
import cordon.platform.refusal.Violation;
import cordon.reporting.v1.ArrestedPerson;
import cordon.reporting.v1.Identifier;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.Rate;
import cordon.reporting.v1.ResultSpec;
import cordon.tasking.v1.IssueTaskRequest;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.TaskSpec;
import cordon.tasking.v1.VictimRepatriation;
import cordon.tasking.v1.WorkingGroupDeployment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of text against its grammar, at the fields that have it. */
class TextRulesTest {
  private final RequestRules rules = new RequestRules();

  /** Unicode Standard, 5.21; UAX #44: White_Space, Default_Ignorable_Code_Point, Mn, Me. */
  static Stream<String> textsThatLookEmpty() {
    return IntStream.of(
            0x20, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x180B, 0x180E, 0x2000,
            0x2003, 0x200A, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202F, 0x205F, 0x2060, 0x2061,
            0x2064, 0x206A, 0x2800, 0x3000, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001,
            0xE0020, 0xE007F, 0xE0100, 0x1D159, 0x1D173, 0x300, 0x301, 0x64B, 0x20DD, 0x93E)
        .mapToObj(character -> Character.toString(character).repeat(3));
  }

  @ParameterizedTest
  @MethodSource("textsThatLookEmpty")
  void a_text_in_which_nothing_can_be_seen_is_no_reason_and_no_name(String text) {
    assertThat(reasons(reason(text), "reason")).containsExactly("text.content");
    assertThat(reasons(codeName(text), "code_name")).containsExactly("text.content");
    assertThat(reasons(TaskSpec.newBuilder().setDescription(text).build(), "description"))
        .containsExactly("text.content");
  }

  @Test
  void the_least_length_is_of_what_can_be_seen() {
    assertThat(reasons(reason(" x\u200B\u00A0"), "reason")).containsExactly("text.content");
    assertThat(reasons(reason(""), "reason")).containsExactly("string.min_len");
    assertThat(reasons(reason("x"), "reason")).containsExactly("string.min_len");
    assertThat(reasons(reason(" x y "), "reason")).isEmpty();
    assertThat(reasons(TaskSpec.getDefaultInstance(), "description")).isEmpty();
  }

  /** UAX #9, 2: embeddings, overrides, isolates. Cc, Zl, Zp and noncharacters (Unicode, 23.7). */
  static Stream<Integer> notInALine() {
    return IntStream.of(
            0x0, 0x1, 0x7, 0x9, 0xA, 0xD, 0x1B, 0x7F, 0x85, 0x9F, 0x2028, 0x2029, 0x202A, 0x202B,
            0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE,
            0x10FFFF)
        .boxed();
  }

  @ParameterizedTest
  @MethodSource("notInALine")
  void a_name_has_no_character_that_breaks_it_or_turns_it(int character) {
    String name = "Sunrise" + Character.toString(character) + "2.0";

    assertThat(reasons(codeName(name), "code_name")).containsExactly("text.character");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0, 0x7, 0xB, 0x1B, 0x85, 0x202A, 0x202D, 0x202E, 0xFFFE, 0x10FFFF})
  void prose_has_no_control_characters_and_no_overrides(int character) {
    assertThat(reasons(reason("No " + Character.toString(character) + " officers"), "reason"))
        .containsExactly("text.character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Serengeti 2.0",
        "عملية السلام",
        "می\u200Cخواهم",
        "क्\u200Dष",
        "מבצע \u200F\"שלום\"",
        "行動オペレーション",
        "สันติภาพ",
        "ሰላም",
        "👩\u200D👩\u200D👧\u200D👦 ok",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F ok",
        "🇳🇬🇰🇪",
        "e\u0301te\u0301",
        " padded ",
        "don\u2019t \u2013 \u00ABx\u00BB",
        "\uFFFD\uFFFD",
        "42"
      })
  void every_script_passes_and_joiners_within_words_and_emoji(String text) {
    assertThat(reasons(codeName(text), "code_name")).isEmpty();
    assertThat(reasons(reason(text), "reason")).isEmpty();
  }

  @Test
  void an_identifier_is_taken_as_it_was_copied_and_its_type_reads_it() {
    assertThat(reasons(identifier("\u202A+234 803 555 0101\u202C\t"), "value")).isEmpty();
    assertThat(reasons(identifier("\u202A \u202C"), "value")).containsExactly("text.content");
    assertThat(reasons(identifier("+234\u0000803"), "value")).containsExactly("text.character");
  }

  @Test
  void prose_has_lines_tabs_and_isolates() {
    assertThat(reasons(reason("First:\r\n\t- \u2068عملية\u2069\u2028second"), "reason")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ZZ",
        "UK",
        "EU",
        "AN",
        "SU",
        "YU",
        "IC",
        "XX",
        "XA",
        "AA",
        "ng",
        "Ng",
        "N",
        "NGA",
        "N1",
        " NG",
        "NG ",
        "\uFF2E\uFF27"
      })
  void what_is_no_country_is_refused_at_every_field(String code) {
    assertThat(countryFields(code))
        .allSatisfy((field, message) ->
            assertThat(reasons(message, field)).as(field).containsExactly("text.country"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NG", "GB", "XK", "TW", "PS", "EH", "AX", "SS", "CW", "HK"})
  void what_is_one_is_taken_at_every_field(String code) {
    assertThat(countryFields(code))
        .allSatisfy((field, message) -> assertThat(reasons(message, field)).as(field).isEmpty());
  }

  @Test
  void a_country_that_is_needed_is_missed_and_one_that_is_not_may_be_empty() {
    assertThat(reasons(InviteCountryRequest.getDefaultInstance(), "country"))
        .containsExactly("required");
    assertThat(reasons(ResultSpec.getDefaultInstance(), "place_country")).isEmpty();
    assertThat(Countries.codes()).hasSize(250);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ZZZ", "TRL", "DEM", "BTC", "XXX", "XTS", "XAU", "XAG", "XDR", "CLF", "CHE", "usd", "Eur",
        "US", "EURO", "978", "YUM", "SUR"
      })
  void what_is_no_money_is_no_currency(String code) {
    assertThat(reasons(amount(code), "code")).contains("text.money_code");
    assertThat(reasons(Plan.newBuilder().setReportCurrency(code).build(), "report_currency"))
        .containsExactly("text.currency");
    assertThat(reasons(Rate.newBuilder().setQuoteCurrency(code).build(), "quote_currency"))
        .containsExactly("text.currency");
    assertThat(
            reasons(
                Rate.newBuilder()
                    .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
                    .setCode(code)
                    .build(),
                "code"))
        .contains("text.money_code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "USD", "NGN", "XOF", "XAF", "XPF", "XCD", "XCG", "EUR", "ZWG", "CNY", "VES", "VED", "SVC"
      })
  void what_is_money_is_one(String code) {
    assertThat(reasons(amount(code), "code")).isEmpty();
    assertThat(reasons(Plan.newBuilder().setReportCurrency(code).build(), "report_currency"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HRK", "BGN", "ANG", "ZWL", "SLL"})
  void money_that_has_ended_lately_is_reported_in_but_not_planned_in(String code) {
    assertThat(reasons(amount(code), "code")).isEmpty();
    assertThat(reasons(Plan.newBuilder().setReportCurrency(code).build(), "report_currency"))
        .containsExactly("text.currency");
  }

  @Test
  void money_is_good_for_a_year_after_its_end() {
    assertThat(Currencies.wasMoney("HRK", LocalDate.of(2022, 11, 3))).isTrue();
    assertThat(Currencies.wasMoney("HRK", LocalDate.of(2024, 1, 14))).isTrue();
    assertThat(Currencies.wasMoney("HRK", LocalDate.of(2024, 1, 15))).isFalse();
    assertThat(Currencies.wasMoney("ZWG", LocalDate.of(2024, 4, 8))).isTrue();
    assertThat(Currencies.wasMoney("XAU", LocalDate.of(2024, 4, 8))).isFalse();
    assertThat(Currencies.known()).containsAll(Currencies.inUse());
  }

  @Test
  void a_virtual_asset_has_the_name_that_it_has() {
    Amount bitcoin =
        amount("BTC").toBuilder()
            .setScheme(MoneyScheme.MONEY_SCHEME_VIRTUAL_ASSET)
            .setNetwork("bitcoin")
            .build();

    assertThat(rules.violations(bitcoin)).isEmpty();
  }

  /** RFC 3339, 5.6 and 5.7. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2025-02-29",
        "1900-02-29",
        "2026-04-31",
        "2026-00-10",
        "2026-13-01",
        "2026-10-32",
        "2026-10-00",
        "2026-1-1",
        "26-01-01",
        "02026-01-01",
        "+2026-01-01",
        "-2026-01-01",
        "2026/01/01",
        "20260101",
        "2026-01-01Z",
        "2026-01-01T00:00:00Z",
        " 2026-01-01",
        "2026-01-01\n",
        "２０２６-０１-０１",
        "٢٠٢٦-٠١-٠١",
        "2026‐01‐01",
        "2026-W01-1",
        "2026-001"
      })
  void what_is_no_day_is_refused(String day) {
    assertThat(reasons(Rate.newBuilder().setDay(day).build(), "day")).containsExactly("text.day");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01", "9999-12-31"})
  void what_is_one_is_taken(String day) {
    assertThat(reasons(Rate.newBuilder().setDay(day).build(), "day")).isEmpty();
  }

  private List<String> reasons(Message message, String field) {
    return rules.violations(message).stream()
        .filter(violation -> violation.field().equals(field))
        .map(Violation::reason)
        .toList();
  }

  private static Map<String, Message> countryFields(String code) {
    var task = TaskSpec.newBuilder();
    return Map.of(
        "country",
        InviteCountryRequest.newBuilder().setCountry(code).build(),
        "executor_country",
        IssueTaskRequest.newBuilder().setExecutorCountry(code).build(),
        "place_country",
        ResultSpec.newBuilder().setPlaceCountry(code).build(),
        "nationality",
        ArrestedPerson.newBuilder().setNationality(code).build(),
        "victim_repatriation.receiving_country",
        task.setVictimRepatriation(VictimRepatriation.newBuilder().setReceivingCountry(code))
            .build(),
        "working_group_deployment.host_country",
        task.setWorkingGroupDeployment(WorkingGroupDeployment.newBuilder().setHostCountry(code))
            .build());
  }

  @Test
  void filters_of_lists_name_countries_too() {
    assertThat(reasons(ListResultsRequest.newBuilder().setCountry("UK").build(), "country"))
        .containsExactly("text.country");
    assertThat(
            reasons(
                ListTasksRequest.newBuilder().setExecutorCountry("ZZ").build(), "executor_country"))
        .containsExactly("text.country");
    assertThat(reasons(ListResultsRequest.getDefaultInstance(), "country")).isEmpty();
  }

  private static Message reason(String text) {
    return ReturnOperationRequest.newBuilder().setReason(text).build();
  }

  private static Message identifier(String text) {
    return Identifier.newBuilder().setValue(text).build();
  }

  private static Message codeName(String text) {
    return Plan.newBuilder().setCodeName(text).build();
  }

  private static Amount amount(String code) {
    return Amount.newBuilder()
        .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
        .setCode(code)
        .setUnits("1")
        .build();
  }
}
