package cordon.operations.order;

import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OrderFixture.destroyed;
import static cordon.operations.OrderFixture.issued;
import static cordon.operations.OrderFixture.orders;
import static cordon.operations.OrderFixture.recalled;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.PlanFixture;
import cordon.operations.paper.Pdf;
import cordon.operations.v1.CancelOperationRequest;
import cordon.operations.v1.GetOrderPdfRequest;
import cordon.operations.v1.Order;
import cordon.operations.v1.ParticipationState;
import cordon.testsupport.TestCaller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderPdfTest extends OrderScene {

  private static final Map<String, List<String>> SECTIONS =
      Map.of(
          "en",
          List.of(
              "Information",
              "Intention",
              "Method",
              "Administration",
              "Risk assessment",
              "Communications",
              "Human rights"),
          "fr",
          List.of(
              "Informations",
              "Intention",
              "Méthode",
              "Administration",
              "Évaluation des risques",
              "Communications",
              "Droits humains"),
          "es",
          List.of(
              "Información",
              "Intención",
              "Método",
              "Administración",
              "Evaluación de riesgos",
              "Comunicaciones",
              "Derechos humanos"),
          "ar",
          List.of(
              "المعلومات",
              "القصد",
              "الأسلوب",
              "الشؤون الإدارية",
              "تقييم المخاطر",
              "الاتصالات",
              "حقوق الإنسان"));

  @Test
  void in_each_language_it_has_every_section_and_on_each_page_whose_copy_it_is() {
    var _ = revised(PlanFixture.aWholePlan().setCodeName("Serengeti"));
    Order one = issued(service, PLANNER, operation, "GH", "NG");

    SECTIONS.forEach((language, sections) -> {
      Pdf pdf = pdf(NG_FIELD, one, language, "Africa/Lagos");

      assertThat(pdf.bookmarks()).isEqualTo(sections);
      assertThat(pdf.text()).contains(sections);
      assertThat(pdf.language()).isEqualTo(language);
      assertThat(pdf.title()).startsWith("Serengeti – ");
      assertThat(pdf.subject()).contains("Country NG", "TLP:AMBER");
      for (String page : pdf.pages()) {
        assertThat(page.split("Country NG", -1)).hasSizeGreaterThan(2);
        assertThat(page.split("TLP:", -1)).hasSizeGreaterThan(2);
        assertThat(page).contains("2");
      }
      assertThat(pdf.text()).contains("UTC+1").doesNotContain("Country GH");
    });
    String english = pdf(NG, one, "en", "").text();
    assertThat(english)
        .contains("Order 1 · copy 2 of 2 · Country NG")
        .contains("Call centres defraud people abroad.")
        .contains("Page 1 of")
        .contains("Destroy by")
        .contains("Infrastructures taken down")
        .contains("To the complaints officer")
        .doesNotContain("UTC+1");
  }

  @Test
  void who_sees_all_copies_and_has_none_gets_one_without_a_number() {
    Order one = issued(service, PLANNER, operation, "NG");

    for (TestCaller by : List.of(PLANNER, DUTY)) {
      String text = pdf(by, one, "en", "").text();
      assertThat(text).contains("Order 1 · not a numbered copy").doesNotContain("Country NG");
    }
  }

  @Test
  void who_leads_and_has_destroyed_the_copy_of_their_country_gets_one_without_a_number() {
    var _ = handed(service, operation, "KE");
    Order one = issued(service, planner("KE"), operation, "KE", "NG");
    assertThat(pdf(planner("KE"), one, "en", "").text()).contains("copy 1 of 2 · Country KE");

    var _ = destroyed(service, KE, one);

    assertThat(pdf(planner("KE"), one, "en", "").text()).contains("not a numbered copy");
    assertThat(reasonOf(() -> pdf(KE, one, "en", ""))).isEqualTo("COPY_OVER");
  }

  @Test
  void a_country_without_a_copy_or_of_another_operation_is_told_nothing() {
    Order one = issued(service, PLANNER, operation, "NG");
    Order moved =
        one.toBuilder().setOperationId(OperationsFixture.joined(service, "NG", "GH")).build();

    assertThat(reasonOf(() -> pdf(GH, one, "en", ""))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> pdf(NG, moved, "en", ""))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> pdf(PLANNER, moved, "en", ""))).isEqualTo("NOT_FOUND");
  }

  @Test
  void it_is_made_for_nobody_once_the_copy_is_destroyed_or_to_be_destroyed() {
    Order first = issued(service, PLANNER, operation, "NG", "GH");
    var _ = destroyed(service, GH, first);
    assertThat(reasonOf(() -> pdf(GH, first, "en", ""))).isEqualTo("COPY_OVER");
    assertThat(pdf(NG, first, "en", "").pages()).isNotEmpty();

    Order second = issued(service, PLANNER, operation, "NG");
    for (TestCaller by : List.of(PLANNER, NG, NG_FIELD, GH)) {
      assertThat(reasonOf(() -> pdf(by, first, "en", ""))).isEqualTo("COPY_OVER");
    }
    var _ = recalled(service, PLANNER, second);
    for (TestCaller by : List.of(PLANNER, DUTY, NG)) {
      assertThat(reasonOf(() -> pdf(by, second, "en", ""))).isEqualTo("COPY_OVER");
    }
  }

  @Test
  void a_country_that_has_left_gets_none_also_when_it_comes_back() {
    Order one = issued(service, PLANNER, operation, "NG", "GH");
    leave("NG");

    assertThat(reasonOf(() -> pdf(NG, one, "en", ""))).isEqualTo("COPY_OVER");
    stand(service, operation, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    assertThat(reasonOf(() -> pdf(NG, one, "en", ""))).isEqualTo("COPY_OVER");
    assertThat(pdf(GH, one, "en", "").pages()).isNotEmpty();
  }

  @Test
  void it_is_made_for_nobody_once_the_operation_is_cancelled() {
    Order one = issued(service, PLANNER, operation, "NG");
    var _ =
        operations(service, PLANNER)
            .cancelOperation(
                CancelOperationRequest.newBuilder()
                    .setOperationId(operation)
                    .setReason("It has leaked.")
                    .build());

    for (TestCaller by : List.of(PLANNER, DUTY, NG)) {
      assertThat(reasonOf(() -> pdf(by, one, "en", ""))).isEqualTo("COPY_OVER");
    }
  }

  @Test
  void a_language_is_one_of_the_four_and_a_zone_is_one_that_there_is() {
    Order one = issued(service, PLANNER, operation, "NG");

    assertThat(reasonOf(() -> pdf(NG, one, "de", ""))).isEqualTo("INVALID");
    assertThat(reasonOf(() -> pdf(NG, one, "", ""))).isEqualTo("INVALID");
    assertThat(reasonOf(() -> pdf(NG, one, "en", "Africa/Atlantis"))).isEqualTo("INCONSISTENT");
    assertThat(pdf(NG, one, "en", "Asia/Kathmandu").text()).contains("UTC+5:45");
  }

  static Pdf pdf(TestCaller by, Order one, String language, String zone) {
    return Pdf.read(
        orders(service, by)
            .getOrderPdf(
                GetOrderPdfRequest.newBuilder()
                    .setOperationId(one.getOperationId())
                    .setOrderId(one.getOrderId())
                    .setLanguage(language)
                    .setTimeZone(zone)
                    .build())
            .getPdf()
            .toByteArray());
  }
}
