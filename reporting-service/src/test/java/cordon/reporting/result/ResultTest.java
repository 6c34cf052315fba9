package cordon.reporting.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.reporting.ReportingReason;
import cordon.reporting.money.Currency;
import cordon.reporting.money.Money;
import cordon.reporting.money.MoneyScheme;
import cordon.reporting.result.Finding.FundsIntercepted;
import cordon.reporting.result.Finding.InfrastructuresCounted;
import cordon.reporting.result.Finding.InfrastructuresListed;
import cordon.reporting.result.Finding.NilReturn;
import cordon.reporting.result.Finding.PersonsCounted;
import cordon.reporting.result.Finding.PersonsListed;
import cordon.reporting.result.Finding.Rung;
import cordon.reporting.result.Finding.VictimsTargeted;
import cordon.reporting.subject.IdentifierType;
import cordon.reporting.subject.Subject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.junit.jupiter.api.Test;

class ResultTest {
  private static final Instant NOW = Instant.parse("2025-07-02T08:00:00Z");
  private static final StateMatrix<Result, ResultStanding> MATRIX =
      new StateMatrix<>(
          ResultTest::in,
          ResultStanding::of,
          Result::version,
          Map.of(
              "AMEND", r -> r.amend(spec("R-1", new VictimsTargeted(8)), "field", NOW),
              "VALIDATE", r -> r.validate("third", NOW),
              "REJECT", r -> r.reject("ncb", "counted twice", NOW),
              "CORRECT", r -> r.correct(spec("R-1", new VictimsTargeted(9)), "field", "typo", NOW),
              "WITHDRAW", r -> r.withdraw("ncb", "not ours", NOW)),
          Map.of(
              ResultStanding.PROVISIONAL,
                  Map.of(
                      "AMEND", ResultStanding.PROVISIONAL,
                      "VALIDATE", ResultStanding.VALIDATED,
                      "REJECT", ResultStanding.REJECTED),
              ResultStanding.VALIDATED,
                  Map.of("CORRECT", ResultStanding.CORRECTED, "WITHDRAW", ResultStanding.WITHDRAWN),
              ResultStanding.CORRECTED,
                  Map.of(
                      "CORRECT", ResultStanding.CORRECTED,
                      "VALIDATE", ResultStanding.VALIDATED,
                      "REJECT", ResultStanding.VALIDATED,
                      "WITHDRAW", ResultStanding.WITHDRAWN),
              ResultStanding.REJECTED, Map.of("AMEND", ResultStanding.PROVISIONAL),
              ResultStanding.WITHDRAWN, Map.of()),
          Map.of(
              ResultStanding.PROVISIONAL, "AMEND,VALIDATE,REJECT",
              ResultStanding.VALIDATED, "CORRECT,WITHDRAW",
              ResultStanding.CORRECTED, "VALIDATE,REJECT,CORRECT,WITHDRAW",
              ResultStanding.REJECTED, "AMEND",
              ResultStanding.WITHDRAWN, ""));
  private static final CodecRegistry CODECS =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromProviders(Finding.KINDS.codecs()),
          cordon.platform.store.Codecs.with());

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        List.of(ResultStanding.values()),
        (at, _, refusal) -> MATRIX.requireIllegal(at.state().name(), at, refusal));
  }

  @Test
  void nobody_who_wrote_a_version_validates_whatever_path_it_took() {
    Result reported = in(ResultStanding.PROVISIONAL);
    ResultSpec same = reported.spec();
    Result validated = reported.amend(same, "second", NOW).validate("ncb", NOW);
    var written =
        Map.of(
            reported,
            List.of("field"),
            reported.amend(same, "second", NOW),
            List.of("field", "second"),
            reported.amend(same, "second", NOW).amend(same, "field", NOW),
            List.of("field", "second"),
            reported.amend(same, "second", NOW).amend(same, "third", NOW),
            List.of("field", "second", "third"),
            reported.reject("ncb", "no", NOW).amend(same, "second", NOW),
            List.of("field", "second"),
            validated.correct(same, "third", "typo", NOW),
            List.of("field", "second", "third"),
            validated.correct(same, "third", "typo", NOW).correct(same, "fourth", "typo", NOW),
            List.of("field", "second", "third", "fourth"),
            validated
                .correct(same, "third", "typo", NOW)
                .reject("ncb", "no", NOW)
                .correct(same, "fourth", "typo", NOW),
            List.of("field", "second", "third", "fourth"),
            validated
                .correct(same, "third", "typo", NOW)
                .validate("ncb", NOW)
                .correct(same, "second", "typo", NOW),
            List.of("field", "second", "third"));

    written.forEach((result, authors) -> {
      assertThat(result.authors()).containsExactlyInAnyOrderElementsOf(authors);
      for (String author : authors) {
        assertThat(
                catchThrowableOfType(RejectedException.class, () -> result.validate(author, NOW))
                    .reason())
            .isEqualTo(ReportingReason.REPORTER_MAY_NOT_VALIDATE);
      }
      assertThat(result.validate("stranger", NOW).state()).isEqualTo(ResultState.VALIDATED);
    });
  }

  @Test
  void a_correction_takes_the_place_of_what_was_validated_only_once_it_is_validated() {
    Result before = in(ResultStanding.VALIDATED);
    ResultSpec corrected = spec("R-1", new VictimsTargeted(9));

    Result proposed = before.correct(corrected, "second", "typo", NOW);
    Result effective = proposed.validate("third", NOW);
    Result dropped = proposed.reject("third", "no typo", NOW);
    Result again = dropped.correct(corrected, "second", "really", NOW).validate("third", NOW);

    assertThat(proposed.spec()).isEqualTo(before.spec());
    assertThat(proposed.reporter()).isEqualTo("field");
    assertThat(proposed.decider()).isEqualTo("ncb");
    assertThat(effective.spec()).isEqualTo(corrected);
    assertThat(effective.reporter()).isEqualTo("second");
    assertThat(effective.decider()).isEqualTo("third");
    assertThat(effective.correctedVersion()).isEqualTo(before.version());
    assertThat(effective.correctReason()).isEqualTo("typo");
    assertThat(dropped.spec()).isEqualTo(before.spec());
    assertThat(dropped.decider()).isEqualTo("ncb");
    assertThat(dropped.rejectReason()).isEqualTo("no typo");
    assertThat(again.correctedVersion()).isEqualTo(dropped.version());
    assertThat(again.rejectReason()).isNull();
  }

  @Test
  void a_time_ahead_of_the_clock_is_taken_and_marked() {
    for (Duration ahead :
        List.of(Duration.ofMillis(1), Duration.ofMinutes(1), Duration.ofDays(1))) {
      ResultSpec early = spec("R-1", new VictimsTargeted(7), NOW.plus(ahead));
      Result line = Result.line("id", "op", "NG", early, "s", 1, "f", NOW, NOW.plus(ahead));

      assertThat(Result.report("id", "op", "NG", early, "field", NOW).clockAhead()).isTrue();
      assertThat(line.clockAhead()).isTrue();
      assertThat(in(ResultStanding.PROVISIONAL).amend(early, "field", NOW).clockAhead()).isTrue();
      Result proposed = in(ResultStanding.VALIDATED).correct(early, "field", "typo", NOW);
      assertThat(proposed.clockAhead()).isNull();
      assertThat(proposed.validate("third", NOW.plus(ahead)).clockAhead()).isTrue();
      assertThat(line.amend(early, "field", NOW.plus(ahead)).clockAhead()).isNull();
    }
    assertThat(in(ResultStanding.PROVISIONAL).clockAhead()).isNull();
  }

  @Test
  void a_report_stays_the_report_of_the_same_thing() {
    Result result = in(ResultStanding.PROVISIONAL);

    for (ResultSpec other :
        List.of(spec("R-2", new VictimsTargeted(7)), spec("R-1", new InfrastructuresCounted(7)))) {
      assertThat(
              catchThrowableOfType(
                      RejectedException.class,
                      () -> in(ResultStanding.VALIDATED).correct(other, "field", "typo", NOW))
                  .reason())
          .isEqualTo(CommonReason.INCONSISTENT);
      assertThat(
              catchThrowableOfType(RejectedException.class, () -> result.amend(other, "field", NOW))
                  .reason())
          .isEqualTo(CommonReason.INCONSISTENT);
    }
  }

  @Test
  void every_kind_is_stored_in_the_form_that_is_pinned() {
    var document = new Subject(IdentifierType.DOCUMENT, "DOCUMENT.0a", null);
    var domain = new Subject(IdentifierType.DOMAIN, "DOMAIN.0b", "shop.example");
    var eth = new Currency(MoneyScheme.VIRTUAL_ASSET, "ETH", "ethereum");
    List<Finding> all =
        List.of(
            new PersonsListed(
                List.of(
                    new Person(
                        "P-1", document, "NG", Person.Sex.FEMALE, Person.AgeBand.AGE_18_TO_29),
                    new Person("P-2", null, null, null, null))),
            new PersonsCounted(12),
            new VictimsTargeted(700),
            new FundsIntercepted(
                new Money(eth, 18, new BigInteger("123456789012345678901234567890")),
                Rung.SEIZED,
                new Subject(IdentifierType.WALLET, "WALLET.0c", null)),
            new InfrastructuresListed(List.of(domain)),
            new InfrastructuresCounted(3),
            new NilReturn());

    assertThat(all.stream().<Class<?>>map(Object::getClass).toList())
        .containsExactlyInAnyOrder(
            Arrays.stream(Finding.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
    for (Finding finding : all) {
      Result result =
          Result.line("id", "op", "NG", spec("R-1", finding), "submission", 3, "field", NOW, NOW)
              .validate("ncb", NOW);
      Golden.assertMatches(CODECS, result, "results/" + Finding.KINDS.nameOf(finding) + ".json");
    }
  }

  @Test
  void what_was_added_later_is_stored_in_the_form_that_is_pinned() {
    Result corrected =
        Result.line(
                "id",
                "op",
                "NG",
                spec("R-1", new VictimsTargeted(7)),
                "submission",
                3,
                "field",
                NOW,
                NOW)
            .amend(spec("R-1", new VictimsTargeted(8), NOW.plusSeconds(1)), "second", NOW)
            .validate("ncb", NOW)
            .correct(spec("R-1", new VictimsTargeted(9)), "third", "typo", NOW)
            .validate("ncb", NOW)
            .correct(spec("R-1", new VictimsTargeted(10)), "field", "once more", NOW);

    Golden.assertMatches(CODECS, corrected, "results/with-correction.json");
    Golden.assertMatches(
        CODECS, corrected.withdraw("ncb", "not ours", NOW), "results/withdrawn.json");
  }

  @Test
  void what_came_out_of_order_is_stored_in_the_form_that_is_pinned() {
    Result early =
        Result.report("id", "op", "NG", spec("R-1", new VictimsTargeted(7)), "field", NOW).early();

    Golden.assertMatches(CODECS, early, "results/out-of-order.json");
    Golden.assertMatches(CODECS, early.beyondDecision(), "results/after-decision.json");
    Golden.assertMatches(CODECS, early.exercised(), "results/of-exercise.json");
    assertThat(early.amend(spec("R-1", new VictimsTargeted(8)), "field", NOW).outOfOrder())
        .isTrue();
    assertThat(early.exercised().validate("ncb", NOW).exercise()).isTrue();
  }

  private static Result in(ResultStanding situation) {
    Result reported =
        Result.report("id", "op", "NG", spec("R-1", new VictimsTargeted(7)), "field", NOW);
    return switch (situation) {
      case PROVISIONAL -> reported;
      case VALIDATED -> reported.validate("ncb", NOW);
      case CORRECTED ->
          in(ResultStanding.VALIDATED)
              .correct(spec("R-1", new VictimsTargeted(8)), "second", "typo", NOW);
      case REJECTED -> reported.reject("ncb", "counted twice", NOW);
      case WITHDRAWN -> in(ResultStanding.VALIDATED).withdraw("ncb", "not ours", NOW);
    };
  }

  private static ResultSpec spec(String reference, Finding finding) {
    return spec(reference, finding, NOW);
  }

  private static ResultSpec spec(String reference, Finding finding, Instant occurred) {
    return new ResultSpec(reference, null, occurred, "NG", finding);
  }
}
