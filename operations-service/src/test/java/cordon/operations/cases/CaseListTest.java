package cordon.operations.cases;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.CaseFixture.reviewed;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.Case;
import cordon.operations.v1.CaseState;
import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.ListCasesRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** How cases are found and paged. */
class CaseListTest extends CaseScene {
  @Test
  void cases_are_found_by_each_of_their_facts() {
    nominated(service, ncb("NG"), operation, aCase("NG/1").setTitle("Fraude à l'amour"));
    Case drugs =
        nominated(
            service,
            ncb("GH"),
            operation,
            aCase("GH/7").clearCrimeAreas().addCrimeAreas(CrimeArea.CRIME_AREA_DRUGS));
    assess(PLANNER, drugs);
    reviewed(
        service,
        nominated(
            service,
            ncb("GH"),
            operation,
            aCase("GH/8").setTitle("Organiser A").setAboutPerson(true)));

    assertThat(references(PLANNER, r -> r.setWords("fraude a"))).containsExactly("NG/1");
    assertThat(references(PLANNER, r -> r.setWords("gh 7"))).containsExactly("GH/7");
    assertThat(references(PLANNER, r -> r.setWords("!"))).isEmpty();
    assertThat(references(PLANNER, r -> r.setOwnerCountry("GH"))).containsExactly("GH/8", "GH/7");
    assertThat(references(PLANNER, r -> r.setCrimeArea(CrimeArea.CRIME_AREA_DRUGS)))
        .containsExactly("GH/7");
    assertThat(references(PLANNER, r -> r.setState(CaseState.CASE_STATE_ASSESSED)))
        .containsExactly("GH/7");
    assertThat(references(PLANNER, r -> r.setAboutPerson(true))).containsExactly("GH/8");
    assertThat(references(PLANNER, r -> r.setAboutPerson(false))).containsExactly("GH/7", "NG/1");
  }

  @Test
  void pages_go_on_where_the_one_before_ended_whatever_is_added_meanwhile() {
    for (int i = 0; i < 5; i++) {
      nominated(service, PLANNER, operation, aCase("S/" + i).setAboutPerson(i % 2 == 0));
    }
    var met = new ArrayList<String>();
    String token = "";
    do {
      var page =
          cases(service, PLANNER)
              .listCases(
                  ListCasesRequest.newBuilder()
                      .setOperationId(operation)
                      .setPageSize(2)
                      .setPageToken(token)
                      .build());
      page.getCasesList().forEach(one -> met.add(one.getSpec().getReference()));
      nominated(service, PLANNER, operation, aCase("Later " + met.size()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(met).containsExactly("S/4", "S/3", "S/2", "S/1", "S/0");
  }

  @Test
  void each_question_goes_by_an_index_of_what_its_reader_sees() {
    nominated(service, ncb("NG"), operation, aCase("NG/1"));

    assertThat(indexOf(() -> references(DUTY, all()))).isEqualTo("operationId_1_open_1__id_-1");
    assertThat(indexOf(() -> references(DUTY, r -> r.setWords("romance"))))
        .isEqualTo("operationId_1_open_1_words_1__id_-1");
    assertThat(indexOf(() -> references(DUTY, r -> r.setOwnerCountry("NG"))))
        .isEqualTo("operationId_1_open_1_ownerCountry_1__id_-1");
    assertThat(indexOf(() -> references(DUTY, r -> r.setState(CaseState.CASE_STATE_READY))))
        .isEqualTo("operationId_1_open_1_state_1__id_-1");
    assertThat(indexOf(() -> references(DUTY, r -> r.setCrimeArea(CrimeArea.CRIME_AREA_FRAUD))))
        .isEqualTo("operationId_1_open_1_spec.crimeAreas_1__id_-1");
    assertThat(indexOf(() -> references(DUTY, r -> r.setAboutPerson(true))))
        .isEqualTo("operationId_1_open_1_spec.aboutPerson_1__id_-1");
    assertThat(indexOf(() -> references(DUTY, r -> r.setMeetingId(operation))))
        .isEqualTo("operationId_1_open_1_decision.meetingId_1__id_-1");
    assertThat(indexOf(() -> references(PLANNER, r -> r.setWords("romance"))))
        .isEqualTo("operationId_1_authors_1__id_-1 and operationId_1_open_1_words_1__id_-1");
    assertThat(indexOf(() -> references(ncb("NG"), r -> r.setWords("romance"))))
        .isEqualTo("operationId_1_ownerCountry_1__id_-1");
    assertThat(indexOf(() -> references(REVIEWER, all())))
        .isEqualTo("operationId_1_reviewed_1__id_-1");
    assertThat(indexOf(() -> waiting(REVIEWER))).isEqualTo("waiting_1__id_1");
    assertThat(indexOf(() -> counted(DUTY))).startsWith("operationId_1_open_1");
    assertThat(indexOf(() -> counted(REVIEWER))).isEqualTo("operationId_1_reviewed_1__id_-1");
  }

  /** The indexes that were used meanwhile. */
  private static String indexOf(Runnable question) {
    Map<String, Long> before = uses();
    question.run();
    Map<String, Long> after = uses();
    return after.keySet().stream()
        .filter(name -> !Objects.equals(after.get(name), before.get(name)))
        .collect(Collectors.joining(" and "));
  }

  private static Map<String, Long> uses() {
    Map<String, Long> uses = new TreeMap<>();
    service
        .mongo()
        .collection("cases", Document.class)
        .aggregate(List.of(new Document("$indexStats", new Document())))
        .forEach(
            (Consumer<Document>)
                index ->
                    uses.put(
                        index.getString("name"),
                        index.get("accesses", Document.class).getLong("ops")));
    return uses;
  }
}
