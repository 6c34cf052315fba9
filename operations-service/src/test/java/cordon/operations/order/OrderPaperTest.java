package cordon.operations.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.Timestamp;
import cordon.operations.PlanFixture;
import cordon.operations.paper.Language;
import cordon.operations.paper.PageWords;
import cordon.operations.paper.Pdf;
import cordon.operations.v1.CommandPost;
import cordon.operations.v1.CommunicationStep;
import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.Iccs;
import cordon.operations.v1.LiaisonOfficer;
import cordon.operations.v1.Order;
import cordon.operations.v1.OrderContent;
import cordon.operations.v1.OrderCopy;
import cordon.operations.v1.PhaseKind;
import cordon.operations.v1.Plan;
import cordon.operations.v1.Purpose;
import cordon.operations.v1.ReportKind;
import cordon.operations.v1.Risk;
import cordon.operations.v1.RiskGrade;
import cordon.operations.v1.RiskImpact;
import cordon.operations.v1.RiskLikelihood;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPaperTest {
  private static final int ENTRY = 240 * 1024;

  @ParameterizedTest
  @ValueSource(strings = {"word ", "كلمة ", "字典文字 ", "W"})
  void a_plan_of_the_greatest_size_is_made_in_time_and_within_bounds(String word) {
    Plan plan = greatest(word);

    byte[] made =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> pdf(OrderContentMessages.content(plan), Language.AR));

    assertThat(plan.getSerializedSize()).isBetween(ENTRY - 8 * 1024, ENTRY);
    assertThat(made.length).isLessThan(1024 * 1024);
    Pdf pdf = Pdf.read(made);
    assertThat(pdf.pages()).hasSizeBetween(20, 300).allMatch(page -> page.contains("Nigeria"));
  }

  @Test
  void every_letter_that_there_is_makes_it_no_larger_than_it_may_be() {
    int[] letters =
        IntStream.concat(IntStream.range(0x20, 0x3000), IntStream.range(0xfb00, 0xff00))
            .filter(Character::isLetterOrDigit)
            .toArray();
    var plan = PlanFixture.aWholePlan();
    for (int from = 0; from < letters.length; from += 200) {
      String some = new String(letters, from, Math.min(200, letters.length - from));
      plan.addRisks(
          Risk.newBuilder()
              .setTitle(some)
              .setControl(some)
              .setLikelihoodValue(1)
              .setImpactValue(1));
    }

    assertThat(pdf(OrderContentMessages.content(plan.build()), Language.EN).length)
        .isLessThan(3 * 1024 * 1024);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void an_order_that_says_nothing_says_so_of_each_section(Language language) {
    OrderContent nothing =
        OrderContentMessages.content(
            Plan.newBuilder()
                .setCodeName("Nil")
                .setPurpose(Purpose.PURPOSE_ASSET_RECOVERY)
                .build());

    Pdf pdf = Pdf.read(pdf(nothing, language));

    assertThat(pdf.bookmarks()).hasSize(7);
    // Information, intention and method say something: the tasks of a country.
    String empty = new PageWords(language, null).text("order.part.empty");
    assertThat(pdf.text().split(Pattern.quote(empty), -1)).hasSize(1 + 4);
    Pdf whole =
        Pdf.read(pdf(OrderContentMessages.content(PlanFixture.aWholePlan().build()), language));
    assertThat(whole.text()).doesNotContain(empty).contains("ICCS");
  }

  /** A word that a later release adds would else be missing in a document alone. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void there_is_a_word_for_whatever_the_contract_names(Language language) {
    var words = new PageWords(language, null);
    Map<String, ProtocolMessageEnum[]> named =
        Map.of(
            "purpose.", Purpose.values(),
            "crime.", CrimeArea.values(),
            "phase.", PhaseKind.values(),
            "step.", CommunicationStep.values(),
            "report.", ReportKind.values(),
            "likelihood.", RiskLikelihood.values(),
            "impact.", RiskImpact.values(),
            "risk.", RiskGrade.values(),
            "level.", HandlingLevel.values());

    named.forEach((prefix, values) ->
        Stream.of(values)
            .map(Object::toString)
            .filter(name -> !name.endsWith("UNSPECIFIED") && !name.equals("UNRECOGNIZED"))
            .forEach(name -> assertThat(words.has(prefix + name)).as(prefix + name).isTrue()));
  }

  /** UNODC, International Classification of Crime for Statistical Purposes, version 1.0 (2015). */
  @Test
  void every_kind_of_crime_has_its_code_in_the_classification() {
    Map<String, String> codes =
        Stream.of(CrimeArea.values())
            .filter(area -> area != CrimeArea.UNRECOGNIZED && area.getNumber() != 0)
            .collect(
                Collectors.toMap(
                    Object::toString,
                    area -> area.getValueDescriptor().getOptions().getExtension(Iccs.iccs)));

    assertThat(codes)
        .containsOnly(
            Map.entry("CRIME_AREA_FRAUD", "0701"),
            Map.entry("CRIME_AREA_CYBERCRIME", "0903"),
            Map.entry("CRIME_AREA_HUMAN_TRAFFICKING", "0204"),
            Map.entry("CRIME_AREA_MIGRANT_SMUGGLING", "08051"),
            Map.entry("CRIME_AREA_MONEY_LAUNDERING", "07041"),
            Map.entry("CRIME_AREA_DRUGS", "06012"),
            Map.entry("CRIME_AREA_FIREARMS", "090121"));
  }

  @Test
  void a_chain_of_command_is_whole_also_where_it_runs_in_a_circle_or_deep() {
    var plan = PlanFixture.aWholePlan().clearCommandPosts();
    plan.addCommandPosts(post("a", "b")).addCommandPosts(post("b", "a"));
    for (int at = 0; at < 90; at++) {
      plan.addCommandPosts(post("deep" + at, at == 0 ? "" : "deep" + (at - 1)));
    }

    String text = Pdf.read(pdf(OrderContentMessages.content(plan.build()), Language.EN)).text();

    assertThat(text).contains("Post a ", "Post b ", "Post deep0 ", "Post deep89 ");
  }

  private static CommandPost post(String key, String above) {
    return CommandPost.newBuilder()
        .setKey(key)
        .setFunction("Post " + key)
        .setAgency("Police")
        .setReportsTo(above)
        .build();
  }

  private static byte[] pdf(OrderContent content, Language language) {
    Order order =
        Order.newBuilder()
            .setNumber(2)
            .setRevisionNumber(3)
            .setRevisionHash("9f86".repeat(16))
            .setHandlingLevel(HandlingLevel.HANDLING_LEVEL_RED)
            .setExercise(true)
            .setDestroyTime(Timestamp.newBuilder().setSeconds(1_800_000_000))
            .setContent(content)
            .setOwnCopy(
                OrderCopy.newBuilder().setCopyNumber(3).setOfCopies(14).setReceiverName("Nigeria"))
            .build();
    return OrderPaperMessages.pdf(
        order, true, new PageWords(language, null), Instant.ofEpochSecond(1_790_000_000));
  }

  /** As full as a plan may be. */
  private static Plan greatest(String word) {
    Plan.Builder plan =
        PlanFixture.aWholePlan()
            .setSituation(text(word, 4000))
            .setArea(text(word, 4000))
            .setInstructions(text(word, 4000))
            .setTeamComposition(text(word, 4000))
            .setLogistics(text(word, 4000))
            .setRightsInstructions(text(word, 4000));
    int at = 0;
    while (plan.build().getSerializedSize() < ENTRY - 4 * 1024) {
      switch (at % 3) {
        case 0 ->
            plan.addRisks(
                Risk.newBuilder()
                    .setTitle(text(word, 200))
                    .setControl(text(word, 600))
                    .setLikelihoodValue(3)
                    .setImpactValue(4));
        case 1 ->
            plan.addLiaisonOfficers(
                LiaisonOfficer.newBuilder()
                    .setCountry("NG")
                    .setFunction(text(word, 200))
                    .setAgency(text(word, 100)));
        default ->
            plan.addCommandPosts(
                CommandPost.newBuilder().setKey("p" + at).setFunction(text(word, 200)));
      }
      at++;
    }
    return plan.build();
  }

  private static String text(String word, int letters) {
    return word.repeat(letters / word.length() + 1).substring(0, letters);
  }
}
