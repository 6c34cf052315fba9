package cordon.reporting.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.platform.conformance.Golden;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.junit.jupiter.api.Test;

class ResultTest {
  private static final Instant NOW = Instant.parse("2025-07-02T08:00:00Z");
  private static final Map<Move, UnaryOperator<Result>> MOVES =
      Map.of(
          Move.AMEND, r -> r.amend(spec("R-1", new VictimsTargeted(8)), "field", NOW),
          Move.VALIDATE, r -> r.validate("ncb", NOW),
          Move.REJECT, r -> r.reject("ncb", "counted twice", NOW));
  private static final Map<ResultState, Map<Move, ResultState>> TABLE =
      Map.of(
          ResultState.PROVISIONAL,
              Map.of(
                  Move.AMEND, ResultState.PROVISIONAL,
                  Move.VALIDATE, ResultState.VALIDATED,
                  Move.REJECT, ResultState.REJECTED),
          ResultState.VALIDATED, Map.of(),
          ResultState.REJECTED, Map.of(Move.AMEND, ResultState.PROVISIONAL));
  private static final CodecRegistry CODECS =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromProviders(FindingCodec.provider()),
          cordon.platform.store.Codecs.with());

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    for (ResultState state : ResultState.values()) {
      MOVES.forEach((move, act) -> {
        ResultState next = Objects.requireNonNull(TABLE.get(state)).get(move);
        if (next == null) {
          var refusal = catchThrowableOfType(RejectedException.class, () -> act.apply(in(state)));
          assertThat(refusal).as("%s from %s", move, state).isNotNull();
          assertThat(refusal.reason()).isEqualTo(CommonReason.ILLEGAL_MOVE);
        } else {
          Result after = act.apply(in(state));
          assertThat(after.state()).isEqualTo(next);
          assertThat(after.version()).isEqualTo(in(state).version() + 1);
        }
      });
    }
  }

  @Test
  void who_reported_may_not_validate() {
    var refusal =
        catchThrowableOfType(
            RejectedException.class, () -> in(ResultState.PROVISIONAL).validate("field", NOW));

    assertThat(refusal.reason()).isEqualTo(ReportingReason.REPORTER_MAY_NOT_VALIDATE);
  }

  @Test
  void a_report_stays_the_report_of_the_same_thing() {
    Result result = in(ResultState.PROVISIONAL);

    for (ResultSpec other :
        List.of(spec("R-2", new VictimsTargeted(7)), spec("R-1", new InfrastructuresCounted(7)))) {
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
          Result.line("id", "op", "NG", spec("R-1", finding), "submission", 3, "field", NOW)
              .validate("ncb", NOW);
      Golden.assertMatches(CODECS, result, "result-" + finding.kind() + ".json");
    }
  }

  private static Result in(ResultState state) {
    Result reported =
        Result.report("id", "op", "NG", spec("R-1", new VictimsTargeted(7)), "field", NOW);
    return switch (state) {
      case PROVISIONAL -> reported;
      case VALIDATED -> reported.validate("ncb", NOW);
      case REJECTED -> reported.reject("ncb", "counted twice", NOW);
    };
  }

  private static ResultSpec spec(String reference, Finding finding) {
    return new ResultSpec(reference, null, NOW, "NG", finding);
  }
}
