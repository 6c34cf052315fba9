package cordon.platform.reach;

import static cordon.common.v1.Scope.SCOPE_AUDITOR;
import static cordon.common.v1.Scope.SCOPE_EVERYBODY;
import static cordon.common.v1.Scope.SCOPE_LEAD;
import static cordon.common.v1.Scope.SCOPE_LEADERSHIP;
import static cordon.common.v1.Scope.SCOPE_OWN_COUNTRY;
import static cordon.common.v1.Scope.SCOPE_PARTICIPANT;
import static cordon.common.v1.Scope.SCOPE_PARTIES;
import static cordon.common.v1.Scope.SCOPE_RECEIVERS;
import static cordon.common.v1.Scope.SCOPE_SECRETARIAT;
import static cordon.common.v1.Scope.SCOPE_SELF;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import cordon.common.v1.Scope;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Commands;
import cordon.platform.command.Reach;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.store.Listing;
import cordon.sample.v1.GetDossierRequest;
import cordon.sample.v1.ListNotesRequest;
import cordon.sample.v1.Note;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The option of a method is what its queries are held to: nothing else differs between these. */
class ReachTest {
  private static final String ALL_ROLES =
      "planner ncb-officer leadership auditor data-protection-officer compliance-reviewer";
  private static final TestCaller OWN = person("own", "NG");
  private static final TestCaller WRONG = person("wrong", "KE");

  /** Where people and countries stand in a record, by the scope that means the place. */
  private static final List<Scope> PLACES =
      List.of(
          SCOPE_SELF,
          SCOPE_OWN_COUNTRY,
          SCOPE_PARTIES,
          SCOPE_PARTICIPANT,
          SCOPE_RECEIVERS,
          SCOPE_LEAD);

  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = ServiceFixture.start(DossierApplication.class, ReachTest.class, Map.of());
    for (Scope place : PLACES) {
      insert("only " + place, Set.of(place));
      var others = new HashSet<>(PLACES);
      others.remove(place);
      insert("all but " + place, others);
    }
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SCOPE_SELF",
        "SCOPE_OWN_COUNTRY",
        "SCOPE_PARTIES",
        "SCOPE_PARTICIPANT",
        "SCOPE_RECEIVERS",
        "SCOPE_LEAD"
      })
  void a_country_reaches_what_names_it_in_the_place_that_the_scope_means(Scope scope) {
    Stream<String> reached =
        PLACES.stream().map(place -> place == scope ? "only " + place : "all but " + place);

    assertThat(listed(scope, OWN)).containsExactlyInAnyOrderElementsOf(reached.toList());
    assertThat(got(scope, OWN, "only " + scope)).isEqualTo("only " + scope);
    assertThat(changed(scope, OWN, "only " + scope)).isEqualTo("OK");
    assertUnseen(scope, OWN, "all but " + scope);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"SCOPE_UNSPECIFIED", "UNRECOGNIZED", "SCOPE_SECRETARIAT", "SCOPE_EVERYBODY"})
  void the_wrong_country_reaches_nothing_in_whatever_role(Scope scope) {
    assertThat(listed(scope, WRONG)).isEmpty();
    for (Scope place : PLACES) {
      assertUnseen(scope, WRONG, "only " + place);
      assertUnseen(scope, WRONG, "all but " + place);
    }
  }

  @Test
  void what_is_the_secretariats_is_refused_to_every_country() {
    assertThat(reasonOf(() -> listed(SCOPE_SECRETARIAT, OWN))).isEqualTo("ROLE_REQUIRED");
    assertThat(changed(SCOPE_SECRETARIAT, OWN, "only SCOPE_SELF")).isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void what_everybody_sees_is_there_for_every_country() {
    for (TestCaller country : List.of(OWN, WRONG)) {
      assertThat(listed(SCOPE_EVERYBODY, country)).hasSize(2 * PLACES.size());
      assertThat(got(SCOPE_EVERYBODY, country, "only SCOPE_SELF")).isEqualTo("only SCOPE_SELF");
    }
  }

  @Test
  void who_has_no_country_reaches_everything_by_the_scopes_that_say_so_and_else_nothing() {
    var common = Set.of(SCOPE_OWN_COUNTRY, SCOPE_PARTIES, SCOPE_PARTICIPANT, SCOPE_EVERYBODY);
    var expected = new HashMap<String, Set<Scope>>();
    expected.put("planner", and(and(common, SCOPE_SECRETARIAT), SCOPE_LEAD));
    expected.put("leadership", and(common, SCOPE_LEADERSHIP));
    expected.put("auditor", and(common, SCOPE_AUDITOR));
    expected.put("compliance-reviewer", and(and(common, SCOPE_SECRETARIAT), SCOPE_LEAD));
    expected.put("data-protection-officer", Set.of(SCOPE_EVERYBODY));

    expected.forEach((role, whole) -> {
      TestCaller caller = TestIdentity.person("no country " + role).roles(role);
      for (Scope scope : ScopedContract.SCOPES) {
        assertThat(listed(scope, caller))
            .as("%s by %s", role, scope)
            .hasSize(whole.contains(scope) ? 2 * PLACES.size() : 0);
        if (!whole.contains(scope)) {
          assertUnseen(scope, caller, "only SCOPE_OWN_COUNTRY");
        }
      }
    });
  }

  @Test
  void the_secretariat_reads_what_others_lead_and_changes_what_it_leads_alone() {
    TestCaller planner = TestIdentity.person("planner").roles("planner");

    assertThat(got(SCOPE_LEAD, planner, "only SCOPE_LEAD")).isEqualTo("only SCOPE_LEAD");
    assertThat(changed(SCOPE_LEAD, planner, "only SCOPE_LEAD")).isEqualTo("NOT_FOUND");
    assertThat(changed(SCOPE_LEAD, planner, "all but SCOPE_LEAD")).isEqualTo("OK");
  }

  @Test
  void who_is_neither_planner_nor_approver_of_a_country_reaches_nothing_that_it_leads() {
    TestCaller officer = TestIdentity.person("officer").roles("ncb-officer").country("NG");

    assertThat(listed(SCOPE_LEAD, officer)).isEmpty();
    assertUnseen(SCOPE_LEAD, officer, "only SCOPE_LEAD");
  }

  @Test
  void a_store_that_says_nothing_of_a_scope_serves_no_method_of_it() {
    for (Scope scope : PLACES) {
      for (String country : new String[] {"NG", ""}) {
        var caller = new Caller("somebody", Set.of("planner"), country.isEmpty() ? null : country);
        var call = new Call(caller, "s/m", scope, null, null, null, "0".repeat(32));

        assertThatThrownBy(() -> Reach.none().of(call))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(scope.name());
      }
    }
  }

  /** The row of the country names it in every place; what it opens is said by the records. */
  @Test
  void what_is_reached_by_rows_of_another_store_is_held_to_the_scope_as_well() {
    var shared = service.bean(SharedDossierStore.class);
    var record = dossier("shared", "secret", "ZA");
    var row = dossier(SharedDossierStore.rowId("shared", "NG"), "shared", "NG");
    service.mongo().collection(SharedDossierStore.COLLECTION, Dossier.class).insertOne(record);
    service.mongo().collection("dossiers", Dossier.class).insertOne(row);

    try {
      for (Scope scope : ScopedContract.SCOPES) {
        var own = call(scope, "NG");
        if (scope == SCOPE_PARTICIPANT) {
          assertThat(shared.seen(own, "shared")).contains(record);
          assertThat(shared.newest(own, page()).rows()).hasSize(1);
          assertThat(shared.seen(call(scope, "KE"), "shared")).isEmpty();
        } else {
          assertUnreached(scope, () -> shared.seen(own, "shared").isPresent());
          assertUnreached(scope, () -> !shared.newest(own, page()).rows().isEmpty());
        }
      }
    } finally {
      service.mongo().collection("dossiers", Dossier.class).deleteOne(Filters.eq("_id", row.id()));
    }
  }

  /** Nothing is there for them, or nothing is said of the scope, which is a fault of the store. */
  private static void assertUnreached(Scope scope, BooleanSupplier reached) {
    boolean found;
    try {
      found = reached.getAsBoolean();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining(scope.name());
      return;
    }
    assertThat(found).as(scope.name()).isFalse();
  }

  private static Listing<Dossier, Note> page() {
    return Listing.of("shared", "", 10, Dossier::id, DossierStore::message);
  }

  private static Call call(Scope scope, String country) {
    var caller = new Caller(OWN.subject(), Set.of(ALL_ROLES.split(" ")), country);
    return new Call(caller, "s/m", scope, null, null, null, "0".repeat(32));
  }

  private static Dossier dossier(String id, String text, String country) {
    return new Dossier(
        id,
        1,
        text,
        OWN.subject(),
        country,
        country,
        country,
        List.of(country),
        List.of(country),
        List.of(country));
  }

  @Test
  void work_of_the_service_itself_reads_nothing_as_a_caller_does() {
    var store = service.bean(DossierStore.class);
    var person = new Caller("own", Set.of("ncb-officer"), "NG");

    assertThatThrownBy(() ->
            service
                .bean(Commands.class)
                .onBehalf(
                    person, "Post", null, null, tx -> store.find(tx, "only SCOPE_OWN_COUNTRY")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Post is no call");
  }

  /** As if there were nothing, on one path, and nothing is written. */
  private static void assertUnseen(Scope scope, TestCaller caller, String id) {
    String absent = "none " + UUID.randomUUID();
    Seen unseen = seen(scope, caller, id);

    assertThat(unseen).isEqualTo(seen(scope, caller, absent));
    assertThat(unseen.got()).contains("NOT_FOUND").doesNotContain(id);
    long entries = entries();
    assertThat(changed(scope, caller, id)).isEqualTo("NOT_FOUND");
    assertThat(entries()).isEqualTo(entries);
  }

  private static long entries() {
    return service.mongo().collection("journal", Dossier.class).countDocuments();
  }

  private record Seen(String got, List<String> commands) {}

  private static Seen seen(Scope scope, TestCaller caller, String id) {
    String trace = UUID.randomUUID().toString().replace("-", "");
    var channel =
        service.channel(
            caller, Map.of("traceparent", "00-" + trace + "-" + trace.substring(16) + "-01"));
    var refusal =
        refusalOf(() ->
            ClientCalls.blockingUnaryCall(
                channel,
                ScopedContract.get(scope),
                CallOptions.DEFAULT,
                GetDossierRequest.newBuilder().setNoteId(id).build()));
    return new Seen(reasonOf(refusal) + " " + refusal.getMessage(), service.commands().of(trace));
  }

  private static String got(Scope scope, TestCaller caller, String id) {
    return ClientCalls.blockingUnaryCall(
            service.channel(caller),
            ScopedContract.get(scope),
            CallOptions.DEFAULT,
            GetDossierRequest.newBuilder().setNoteId(id).build())
        .getNote()
        .getNoteId();
  }

  private static List<String> listed(Scope scope, TestCaller caller) {
    return ClientCalls.blockingUnaryCall(
            service.channel(caller),
            ScopedContract.list(scope),
            CallOptions.DEFAULT,
            ListNotesRequest.getDefaultInstance())
        .getNotesList()
        .stream()
        .map(Note::getNoteId)
        .toList();
  }

  private static String changed(Scope scope, TestCaller caller, String id) {
    try {
      var _ =
          ClientCalls.blockingUnaryCall(
              service.channel(caller),
              ScopedContract.change(scope),
              CallOptions.DEFAULT,
              WriteNoteRequest.newBuilder()
                  .setNoteId(id)
                  .setNote(Note.newBuilder().setText("changed"))
                  .build());
      return "OK";
    } catch (StatusRuntimeException e) {
      return reasonOf(e);
    }
  }

  private static void insert(String id, Set<Scope> own) {
    String country = own.contains(SCOPE_OWN_COUNTRY) ? "NG" : "ZA";
    service
        .mongo()
        .collection("dossiers", Dossier.class)
        .insertOne(
            new Dossier(
                id,
                1,
                "secret",
                own.contains(SCOPE_SELF) ? OWN.subject() : "another",
                country,
                own.contains(SCOPE_PARTIES) ? "NG" : "ZA",
                "ZA",
                List.of(own.contains(SCOPE_PARTICIPANT) ? "NG" : "ZA"),
                List.of(own.contains(SCOPE_RECEIVERS) ? "NG" : "ZA", "EG"),
                List.of(own.contains(SCOPE_LEAD) ? "NG" : "secretariat")));
  }

  private static Set<Scope> and(Set<Scope> some, Scope one) {
    var all = new HashSet<>(some);
    all.add(one);
    return all;
  }

  private static TestCaller person(String name, String country) {
    return TestIdentity.person(name).roles(ALL_ROLES.split(" ")).country(country);
  }
}
