package cordon.operations.intelligence;

import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.answered;
import static cordon.operations.PackageFixture.asked;
import static cordon.operations.PackageFixture.copies;
import static cordon.operations.PackageFixture.drafted;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.packages;
import static cordon.operations.PackageFixture.received;
import static cordon.platform.conformance.Refusals.reasonOf;
import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.LeadFixture;
import cordon.operations.v1.CountPackagesRequest;
import cordon.operations.v1.CountPackagesResponse;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.ListPackageCopiesRequest;
import cordon.operations.v1.PackageCopy;
import cordon.operations.v1.PackageCopyState;
import cordon.operations.v1.PackageSide;
import cordon.operations.v1.PackageState;
import cordon.operations.v1.UseKind;
import cordon.testsupport.TestCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** How packages and copies are found, counted and paged. */
class PackageListTest extends PackageScene {
  @Test
  void packages_are_found_by_side_and_state_and_counted_with_their_copies() {
    IntelligencePackage first =
        given(service, NG, operation, aPackage("GH", "KE").setFeedbackDays(1));
    IntelligencePackage second =
        given(service, GH, operation, aPackage("NG").setToSecretariat(true));
    var _ = drafted(service, NG, operation, aPackage("GH"));
    var _ = received(service, GH, first);
    var _ = answered(service, GH, first);
    var _ = received(service, NG, second);
    var _ = asked(service, NG, second, UseKind.USE_KIND_EVIDENCE);

    assertThat(listed(NG, identity())).hasSize(3);
    assertThat(listed(NG, r -> r.setSide(PackageSide.PACKAGE_SIDE_BY_US))).hasSize(2);
    assertThat(ids(listed(NG, r -> r.setSide(PackageSide.PACKAGE_SIDE_TO_US))))
        .containsExactly(second.getPackageId());
    assertThat(ids(listed(PLANNER, r -> r.setSide(PackageSide.PACKAGE_SIDE_TO_US))))
        .containsExactly(second.getPackageId());
    assertThat(listed(PLANNER, r -> r.setSide(PackageSide.PACKAGE_SIDE_BY_US))).isEmpty();
    assertThat(listed(NG, r -> r.setState(PackageState.PACKAGE_STATE_DRAFT))).hasSize(1);
    assertThat(ids(listed(PLANNER, identity())))
        .containsExactly(second.getPackageId(), first.getPackageId());

    CountPackagesResponse all = counted(PLANNER, PackageSide.PACKAGE_SIDE_UNSPECIFIED);
    assertThat(all.getCountsList()).hasSize(1);
    assertThat(all.getCopiesList().stream().mapToInt(one -> one.getNumber()).sum()).isEqualTo(4);
    assertThat(all.getAsked()).isZero();
    assertThat(counted(GH, PackageSide.PACKAGE_SIDE_BY_US).getAsked()).isEqualTo(1);
    assertThat(
            counted(NG, PackageSide.PACKAGE_SIDE_TO_US).getCopiesList().stream()
                .map(one -> one.getState()))
        .containsExactly(PackageCopyState.PACKAGE_COPY_STATE_RECEIVED);
  }

  @Test
  void pages_of_copies_go_on_where_the_one_before_ended() {
    for (int i = 0; i < 3; i++) {
      var _ = given(service, NG, operation, aPackage("GH", "KE"));
    }
    var met = new ArrayList<String>();
    String token = "";
    do {
      var page =
          copies(service, PLANNER)
              .listPackageCopies(
                  ListPackageCopiesRequest.newBuilder()
                      .setOperationId(operation)
                      .setPageSize(4)
                      .setPageToken(token)
                      .build());
      page.getCopiesList()
          .forEach(one -> met.add(one.getPackageNumber() + "/" + one.getCopyNumber()));
      var _ = given(service, NG, operation, aPackage("GH"));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(met).containsExactly("3/2", "3/1", "2/2", "2/1", "1/2", "1/1");
  }

  @Test
  void a_country_that_leads_sees_that_others_have_given_and_nothing_of_what() {
    IntelligencePackage one = given(service, GH, operation, aPackage("NG"));
    var _ = drafted(service, GH, operation, aPackage("NG"));
    TestCaller lead = planner("KE");
    assertThat(listed(lead, identity())).isEmpty();
    assertThat(reasonOf(() -> get(lead, one))).isEqualTo("NOT_FOUND");

    var _ =
        LeadFixture.handed(
            service,
            operations(service, PLANNER)
                .getOperation(GetOperationRequest.newBuilder().setOperationId(operation).build())
                .getOperation(),
            LeadFixture.lead(false, "KE"));

    assertThat(ids(listed(lead, identity()))).containsExactly(one.getPackageId());
    assertThat(listed(lead, identity()).getFirst().hasSpec()).isFalse();
    assertThat(get(lead, one).getPackage().hasSpec()).isFalse();
    assertThat(copiesOf(lead, identity())).extracting(PackageCopy::getTitle).containsExactly("");
    assertThat(listed(KE, identity())).isEmpty();
    assertThat(listed(planner("NG"), identity()).getFirst().hasSpec()).isTrue();
  }

  @Test
  void each_question_goes_by_an_index_of_what_its_reader_sees() {
    IntelligencePackage one = given(service, NG, operation, aPackage("GH").setToSecretariat(true));
    String packages = "intelligence_packages";
    String copies = "package_copies";

    assertThat(indexOf(packages, () -> listed(DUTY, identity())))
        .isEqualTo("operationId_1_open_1__id_-1");
    assertThat(
            indexOf(
                packages, () -> listed(DUTY, r -> r.setState(PackageState.PACKAGE_STATE_GIVEN))))
        .isEqualTo("operationId_1_open_1_state_1__id_-1");
    assertThat(indexOf(packages, () -> listed(PLANNER, identity())))
        .isEqualTo("operationId_1_authors_1__id_-1 and operationId_1_open_1__id_-1");
    assertThat(indexOf(packages, () -> listed(NG, identity())))
        .isEqualTo("operationId_1_seenBy_1__id_-1");
    assertThat(indexOf(packages, () -> listed(REVIEWER, identity())))
        .isEqualTo("operationId_1_reviewed_1__id_-1");
    assertThat(indexOf(copies, () -> copiesOf(NG, identity())))
        .isEqualTo("operationId_1_seenBy_1__id_-1");
    assertThat(indexOf(copies, () -> copiesOf(DUTY, identity()))).isEqualTo("operationId_1__id_-1");
    assertThat(indexOf(copies, () -> copiesOf(NG, r -> r.setPackageId(one.getPackageId()))))
        .isEqualTo("packageId_1_seenBy_1__id_-1");
    assertThat(indexOf(copies, () -> copiesOf(DUTY, r -> r.setPackageId(one.getPackageId()))))
        .isEqualTo("packageId_1__id_-1");
    assertThat(indexOf(copies, () -> get(GH, one))).isEqualTo("packageId_1_receiver_1");
    assertThat(indexOf(copies, () -> get(DUTY, one))).isEqualTo("packageId_1_receiver_1");
    assertThat(indexOf(copies, () -> desk(GH, identity())))
        .isEqualTo("receiver_1_waiting_1_turn_1");
    assertThat(indexOf(copies, () -> desk(DUTY, identity())))
        .isEqualTo("receiver_1_waiting_1_turn_1");
    assertThat(indexOf(copies, () -> desk(GH, r -> r.setSide(PackageSide.PACKAGE_SIDE_BY_US))))
        .isEqualTo("ownerCountry_1_asked_1_turn_1");
  }

  private CountPackagesResponse counted(TestCaller caller, PackageSide side) {
    return packages(service, caller)
        .countPackages(
            CountPackagesRequest.newBuilder().setOperationId(operation).setSide(side).build());
  }

  private static List<String> ids(List<IntelligencePackage> packages) {
    return packages.stream().map(IntelligencePackage::getPackageId).toList();
  }

  /** The indexes of a collection that were used meanwhile. */
  private static String indexOf(String collection, Runnable question) {
    Map<String, Long> before = uses(collection);
    question.run();
    Map<String, Long> after = uses(collection);
    return after.keySet().stream()
        .filter(name -> !Objects.equals(after.get(name), before.get(name)))
        .collect(Collectors.joining(" and "));
  }

  private static Map<String, Long> uses(String collection) {
    Map<String, Long> uses = new TreeMap<>();
    service
        .mongo()
        .collection(collection, Document.class)
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
