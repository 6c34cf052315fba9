package cordon.operations.directory;

import static cordon.operations.DirectoryFixture.ADMINISTRATOR;
import static cordon.operations.DirectoryFixture.aCountry;
import static cordon.operations.DirectoryFixture.aSpec;
import static cordon.operations.DirectoryFixture.added;
import static cordon.operations.DirectoryFixture.agency;
import static cordon.operations.DirectoryFixture.contacts;
import static cordon.operations.DirectoryFixture.directory;
import static cordon.operations.DirectoryFixture.named;
import static cordon.operations.DirectoryFixture.revision;
import static cordon.operations.DirectoryFixture.sponsored;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.platform.conformance.Refusals.metadata;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.platform.conformance.Refusals.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.AddCountryRequest;
import cordon.operations.v1.ContactPointKind;
import cordon.operations.v1.Holiday;
import cordon.operations.v1.ListCountriesRequest;
import cordon.operations.v1.ListCountriesResponse;
import cordon.operations.v1.OfficeContact;
import cordon.operations.v1.WorkingHours;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DirectoryServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(DirectoryServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void everybody_finds_whom_to_call_and_when() {
    cordon.operations.v1.Country made = added(service, aCountry("NG"));

    for (String role :
        List.of("planner", "compliance-reviewer", "auditor", "data-protection-officer")) {
      TestCaller reader = TestIdentity.person(role).roles(role);
      assertThat(directory(service, reader).getCountry(named("NG")).getCountry()).isEqualTo(made);
    }
    for (String role : List.of("ncb-officer", "field-officer", "planner", "leadership")) {
      TestCaller reader = TestIdentity.person("GH" + role).roles(role).country("GH");
      assertThat(directory(service, reader).getCountry(named("NG")).getCountry()).isEqualTo(made);
    }
    assertThat(reasonOf(() -> directory(service, PLANNER).getCountry(named("XK"))))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void only_an_administrator_of_the_secretariat_adds_and_revises() {
    added(service, aCountry("KE"));
    TestCaller national = TestIdentity.person("KE-admin").roles("administrator").country("KE");

    for (TestCaller other : List.of(PLANNER, ncb("KE"), national)) {
      assertThat(reasonOf(() -> add(other, aCountry("TZ")))).isEqualTo("ROLE_REQUIRED");
      assertThat(reasonOf(() -> directory(service, other).reviseCountry(revision("KE").build())))
          .isEqualTo("ROLE_REQUIRED");
    }
    assertThat(reasonOf(() -> directory(service, national).getCountry(named("KE"))))
        .isEqualTo("ROLE_REQUIRED");
    assertThat(reasonOf(() -> add(ADMINISTRATOR, aCountry("KE")))).isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() -> directory(service, ADMINISTRATOR).reviseCountry(revision("TZ").build())))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void a_country_says_its_own_agencies_and_offices_and_nothing_else() {
    cordon.operations.v1.Country before = added(service, aCountry("ZA"));

    cordon.operations.v1.Country after =
        directory(service, ncb("ZA"))
            .reviseContacts(contacts("ZA").setVersion(before.getVersion()).build())
            .getCountry();

    assertThat(after.getAgenciesList()).extracting("code").containsExactly("CUSTOMS");
    assertThat(after.getContactsList()).extracting("office").containsExactly("Night desk");
    assertThat(after.getSpec()).isEqualTo(before.getSpec());
    assertThat(
            reasonOf(() ->
                directory(service, ncb("ZA"))
                    .reviseContacts(contacts("ZA").setVersion(before.getVersion()).build())))
        .isEqualTo("STALE_VERSION");
    assertThat(reasonOf(() -> directory(service, ncb("GH")).reviseContacts(contacts("ZA").build())))
        .isEqualTo("NOT_FOUND");
    assertThat(
            reasonOf(() ->
                directory(service, TestIdentity.person("f").roles("field-officer").country("ZA"))
                    .reviseContacts(contacts("ZA").build())))
        .isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void countries_do_not_speak_for_each_other_in_a_circle() {
    added(service, aCountry("FR"));
    added(service, aCountry("RE").setSpec(sponsored("FR")));
    added(service, aCountry("YT").setSpec(sponsored("RE")));

    var circle =
        refusalOf(() ->
            directory(service, ADMINISTRATOR)
                .reviseCountry(revision("FR").setSpec(sponsored("YT")).build()));
    assertThat(reasonOf(circle)).isEqualTo("SPONSOR_CYCLE");
    assertThat(metadata(circle)).containsEntry("countries", "FR,YT,RE");
    assertThat(reasonOf(() -> add(ADMINISTRATOR, aCountry("GF").setSpec(sponsored("GF")))))
        .isEqualTo("SPONSOR_CYCLE");
    assertThat(reasonOf(() -> add(ADMINISTRATOR, aCountry("GF").setSpec(sponsored("MQ")))))
        .isEqualTo("UNKNOWN_COUNTRY");
  }

  @Test
  void two_who_would_close_a_circle_at_once_do_not() throws InterruptedException {
    added(service, aCountry("MY"));
    added(service, aCountry("TH"));
    var refusals = new ConcurrentLinkedQueue<String>();
    var threads = new ArrayList<Thread>();
    for (String code : List.of("MY", "TH")) {
      var spec = sponsored(code.equals("MY") ? "TH" : "MY");
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                StatusRuntimeException refused =
                    refusalOf(() ->
                        directory(service, ADMINISTRATOR)
                            .reviseCountry(revision(code).setSpec(spec).build()));
                if (refused != null) {
                  refusals.add(reasonOf(refused));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(refusals).containsExactly("SPONSOR_CYCLE");
    var sponsors =
        List.of("MY", "TH").stream()
            .map(code -> directory(service, PLANNER).getCountry(named(code)).getCountry())
            .filter(one -> !one.getSpec().getSponsorCountry().isEmpty())
            .toList();
    assertThat(sponsors).hasSize(1);
  }

  @Test
  void what_does_not_fit_together_is_refused_where_it_stands() {
    assertWrong(aCountry("BJ").setSpec(aSpec().setTimeZone("Africa/Nowhere")), "spec.time_zone");
    assertWrong(aCountry("BJ").setSpec(aSpec().setSponsorCountry("NG")), "spec.sponsor_country");
    assertWrong(
        aCountry("BJ").setSpec(sponsored("NG").clearSponsorCountry()), "spec.sponsor_country");
    assertWrong(
        aCountry("BJ")
            .setSpec(
                aSpec()
                    .setWorkingHours(
                        WorkingHours.newBuilder().addDays(1).setFrom("16:00").setTo("08:00"))),
        "spec.working_hours.to");
    assertWrong(aCountry("BJ").addAgencies(agency("POLICE")), "agencies[1].code");
    assertWrong(
        aCountry("BJ")
            .setSpec(
                aSpec()
                    .addHolidays(holiday("2026-12-25", ""))
                    .addHolidays(holiday("2026-12-26", "2026-12-25"))),
        "spec.holidays[1].last_day");
    assertThat(
            reasonOf(() ->
                add(
                    ADMINISTRATOR,
                    aCountry("BJ").addContacts(OfficeContact.newBuilder().setOffice("Nobody")))))
        .isEqualTo("INCONSISTENT");
  }

  /** Days of a calendar, which no zone moves. */
  @Test
  void holidays_are_days_of_its_own_calendar_and_told_in_their_order() {
    var later = holiday("2026-12-25", "2026-12-26");
    var earlier = holiday("2026-10-01", "");

    var added =
        add(
            ADMINISTRATOR,
            aCountry("NZ")
                .setSpec(
                    aSpec()
                        .setTimeZone("Pacific/Auckland")
                        .addHolidays(later)
                        .addHolidays(earlier)));

    assertThat(added.getSpec().getHolidaysList()).containsExactly(earlier, later);
    assertThat(directory(service, ncb("GH")).getCountry(named("NZ")).getCountry()).isEqualTo(added);
    assertThat(
            reasonOf(() ->
                add(
                    ADMINISTRATOR,
                    aCountry("AU").setSpec(aSpec().addHolidays(holiday("2026-02-30", ""))))))
        .isEqualTo("INVALID");
  }

  private static Holiday holiday(String first, String last) {
    return Holiday.newBuilder().setFirstDay(first).setLastDay(last).setName("Closed").build();
  }

  @Test
  void the_list_goes_by_code_and_is_narrowed_by_who_speaks() {
    added(service, aCountry("DZ"));
    added(service, aCountry("DK"));
    added(service, aCountry("GL").setSpec(sponsored("DK")));
    added(service, aCountry("FO").setSpec(sponsored("DK")));

    assertThat(codes(list(ListCountriesRequest.newBuilder().setSponsorCountry("DK"))))
        .containsExactly("FO", "GL");
    assertThat(
            codes(
                list(
                    ListCountriesRequest.newBuilder()
                        .setContactPoint(ContactPointKind.CONTACT_POINT_KIND_SPONSOR)
                        .setSponsorCountry("DK"))))
        .containsExactly("FO", "GL");
    var all = new ArrayList<String>();
    String token = "";
    do {
      ListCountriesResponse page =
          list(ListCountriesRequest.newBuilder().setPageSize(2).setPageToken(token));
      all.addAll(codes(page));
      token = page.getNextPageToken();
    } while (!Objects.requireNonNull(token).isEmpty());
    assertThat(all).isSorted().doesNotHaveDuplicates().contains("DK", "DZ", "FO", "GL");
  }

  private static void assertWrong(AddCountryRequest.Builder country, String field) {
    var refused = refusalOf(() -> add(ADMINISTRATOR, country));
    assertThat(reasonOf(refused)).isEqualTo("INCONSISTENT");
    assertThat(violations(refused)).extracting(FieldViolation::getField).containsExactly(field);
  }

  private static cordon.operations.v1.Country add(
      TestCaller caller, AddCountryRequest.Builder country) {
    return directory(service, caller).addCountry(country.build()).getCountry();
  }

  private static ListCountriesResponse list(ListCountriesRequest.Builder asked) {
    return directory(service, ncb("GH")).listCountries(asked.build());
  }

  private static List<String> codes(ListCountriesResponse page) {
    return page.getCountriesList().stream().map(cordon.operations.v1.Country::getCountry).toList();
  }
}
