package cordon.operations.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import cordon.common.v1.Text;
import cordon.common.v1.TextKind;
import cordon.operations.PlanFixture;
import cordon.operations.operation.PlanMessages;
import cordon.operations.operation.Purpose;
import cordon.operations.v1.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTest {
  private static final List<String> COUNTRIES = List.of("NG", "CI", "TH", "GB");
  private static final List<String> ZONES =
      List.of("Africa/Lagos", "Africa/Abidjan", "Asia/Bangkok", "Europe/London", "Etc/UTC");
  private static final String ID = "01976e2c-4a00-7b3d-9f6a-0123456789ab";
  private static final String SUBJECT = "5f3c0a52-8b1e-4a6e-9a51-2f6c1d7e8b90";

  /** As they are written in four languages, and as this plan calls one of them. */
  private static final List<String> NAMED =
      List.of(
          "Nigeria",
          "Nigéria",
          "نيجيريا",
          "Côte d’Ivoire",
          "ساحل العاج",
          "Tailandia",
          "تايلاند",
          "Royaume-Uni",
          "The Federal Republic");

  private static final SourceNames NAMES =
      new SourceNames(
          COUNTRIES, List.of("The Federal Republic", ID, SUBJECT, "Serengeti 2.0"), List.of());

  @Property(tries = 500)
  void nothing_of_the_source_is_in_a_template_whatever_its_plan_says(@ForAll long seed) {
    var plan = PlanFixture.aWholePlan();
    scatter(plan, new Random(seed));

    Kept kept = Kept.of(PlanMessages.plan(plan.build()), NAMES);

    PlanTemplate saved =
        PlanTemplate.save(
            "template",
            PlanTemplate.ownerOf(null),
            new PlanTemplateSpec("Days", "", List.of(Purpose.CRIME_INVESTIGATION)),
            kept,
            1L,
            Instant.EPOCH);
    Message message = PlanTemplateMessages.message(saved);
    assertThat(new String(message.toByteArray(), StandardCharsets.UTF_8))
        .doesNotContain(ID, SUBJECT);
    for (String text : texts(message)) {
      COUNTRIES.forEach(code ->
          assertThat(
                  Pattern.compile("(?<![\\p{L}\\p{N}])" + code + "(?![\\p{L}\\p{N}])")
                      .matcher(text)
                      .find())
              .as("%s in %s", code, text)
              .isFalse());
      NAMED.forEach(name ->
          assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(name.toLowerCase(Locale.ROOT)));
      assertThat(text).doesNotContain("Serengeti").isNotIn(ZONES.subList(0, 4));
    }
  }

  @Test
  void what_names_nobody_is_kept_as_it_is() {
    Kept kept = kept(PlanFixture.aWholePlan());

    Plan plan = PlanMessages.message(kept.plan());
    Plan source = PlanFixture.aWholePlan().build();
    assertThat(plan.getRisksList()).isEqualTo(source.getRisksList());
    assertThat(plan.getCommunicationsList()).isEqualTo(source.getCommunicationsList());
    assertThat(plan.getAbortCriteriaList()).isEqualTo(source.getAbortCriteriaList());
    assertThat(plan.getProtection()).isEqualTo(source.getProtection());
    assertThat(plan.getInstructions()).isEqualTo(source.getInstructions());
    assertThat(plan.getLanguagesList()).containsExactly("en", "fr", "pt");
    assertThat(plan.getObjectivesList()).hasSize(1);
    assertThat(plan.getObjectives(0).hasBaseline()).isFalse();
    assertThat(plan.getReportingDutiesList()).hasSize(2);
    assertThat(kept.leftOut()).containsExactly("reporting_duties");
    assertThat(plan.getCodeName() + plan.getLegalBasis() + plan.getLeadAgency()).isEmpty();
    assertThat(plan.getSituation() + plan.getArea()).isEmpty();
    assertThat(plan.getSupportingAgenciesList()).isEmpty();
    assertThat(plan.getCommandPostsList()).isEmpty();
    assertThat(plan.getLiaisonOfficersList()).isEmpty();
    assertThat(plan.getCoordinationUnitsList()).isEmpty();
    assertThat(plan.getStartTime().getSeconds()).isZero();
  }

  @Test
  void a_currency_of_one_of_its_countries_goes_with_the_targets_in_it() {
    var plan =
        PlanFixture.aWholePlan()
            .setReportCurrency("NGN")
            .addObjectives(
                cordon.operations.v1.Objective.newBuilder()
                    .setIndicator("funds_intercepted")
                    .setTarget(1_000_000));

    Kept theirs = kept(plan);
    Kept anothers = kept(plan.setReportCurrency("EUR"));

    assertThat(theirs.plan().reportCurrency()).isEqualTo("USD");
    assertThat(theirs.plan().objectives()).hasSize(1);
    assertThat(theirs.leftOut()).contains("report_currency");
    assertThat(anothers.plan().reportCurrency()).isEqualTo("EUR");
    assertThat(anothers.plan().objectives()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "With NG alone",
        "with nigeria alone",
        "Avec le Nigéria",
        "Con Tailandia",
        "بالتعاون مع نيجيريا",
        "مع كينيا ونيجيريا",
        "Cote d'Ivoire and others",
        "As in Serengeti 2.0",
        "Ask 5f3c0a52-8b1e-4a6e-9a51-2f6c1d7e8b90"
      })
  void a_text_is_left_out_that_names_one(String text) {
    assertThat(kept(PlanFixture.aWholePlan().setInstructions(text)).plan().annexOrNone())
        .satisfies(annex -> assertThat(annex.instructions()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Searching", "Everything in both", "Ask for IT experts", "the nigerien border"})
  void a_text_is_kept_that_only_looks_like_it(String text) {
    assertThat(kept(PlanFixture.aWholePlan().setInstructions(text)).plan().annexOrNone())
        .satisfies(annex -> assertThat(annex.instructions()).isEqualTo(text));
  }

  private static Kept kept(Plan.Builder plan) {
    return Kept.of(PlanMessages.plan(plan.build()), NAMES);
  }

  /** Names the source in random texts of the plan, and gives it its countries' zones and codes. */
  private static void scatter(Message.Builder message, Random random) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        if (field.isRepeated()) {
          for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
            scatter(message.getRepeatedFieldBuilder(field, i), random);
          }
        } else if (message.hasField(field)) {
          scatter(message.getFieldBuilder(field), random);
        }
      } else if (field.getJavaType() == FieldDescriptor.JavaType.STRING && random.nextInt(3) == 0) {
        say(message, field, random);
      }
    }
  }

  private static void say(Message.Builder message, FieldDescriptor field, Random random) {
    TextKind kind = field.getOptions().getExtension(Text.text);
    String text =
        switch (kind) {
          case TEXT_KIND_LINE, TEXT_KIND_PROSE -> naming(random);
          case TEXT_KIND_COUNTRY -> pick(COUNTRIES, random);
          default -> field.getName().equals("time_zone") ? pick(ZONES, random) : "";
        };
    if (text.isEmpty()) {
      return;
    }
    if (!field.isRepeated()) {
      message.setField(field, text);
    } else if (message.getRepeatedFieldCount(field) > 0) {
      message.setRepeatedField(field, 0, text);
    }
  }

  private static String naming(Random random) {
    var all = new ArrayList<>(NAMED);
    all.addAll(COUNTRIES);
    all.addAll(List.of(ID, SUBJECT, "Serengeti 2.0"));
    String before = pick(List.of("", "With ", "(", "one, ", "«"), random);
    String after = pick(List.of("", " alone", ").", "; two", "»"), random);
    return before + pick(all, random) + after;
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static List<String> texts(Message message) {
    return message.getAllFields().entrySet().stream()
        .flatMap(one ->
            one.getKey().isRepeated()
                ? ((List<?>) one.getValue()).stream()
                : Stream.of(one.getValue()))
        .flatMap(value ->
            value instanceof Message inner
                ? texts(inner).stream()
                : Stream.of(value).filter(String.class::isInstance).map(String.class::cast))
        .toList();
  }
}
