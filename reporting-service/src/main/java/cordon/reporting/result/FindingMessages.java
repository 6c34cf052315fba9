package cordon.reporting.result;

import cordon.common.v1.Amount;
import cordon.platform.contract.EnumNames;
import cordon.platform.refusal.RejectedException;
import cordon.reporting.ReportingReason;
import cordon.reporting.money.Currency;
import cordon.reporting.money.Money;
import cordon.reporting.money.MoneyScheme;
import cordon.reporting.result.Finding.Rung;
import cordon.reporting.subject.IdentifierType;
import cordon.reporting.subject.Subject;
import cordon.reporting.subject.SubjectKeys;
import cordon.reporting.v1.AgeBand;
import cordon.reporting.v1.ArrestedPerson;
import cordon.reporting.v1.CountedResult;
import cordon.reporting.v1.Identifier;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.Sex;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Findings between the contract and the domain; identifiers become keys on the way in. */
final class FindingMessages {
  /** In the place of an item's number. */
  private static final int HOLDER = -1;

  private final Subjects subjects;
  private final boolean once;
  private final String path;

  /** What an identifier stands for, by its place in the list and in the message. */
  private interface Subjects {
    Subject of(Identifier identifier, int item, String at);
  }

  /**
   * For one request.
   *
   * @param path of the spec in it, for refusals
   */
  FindingMessages(SubjectKeys keys, String operationId, String path) {
    this(
        (identifier, _, at) ->
            keys.subject(operationId, type(identifier), identifier.getValue(), at),
        true,
        path);
  }

  private FindingMessages(Subjects subjects, boolean once, String path) {
    this.subjects = subjects;
    this.once = once;
    this.path = path;
  }

  /** As the journal keeps it: keys stand beside, and what was taken once is not refused. */
  static Finding journaled(CountedResult counted) {
    return new FindingMessages(
            (identifier, item, _) ->
                new Subject(
                    type(identifier),
                    item == HOLDER ? counted.getHolderKey() : counted.getSubjectKeys(item),
                    identifier.getValue().isEmpty() ? null : identifier.getValue()),
            false,
            "")
        .finding(counted.getResult().getSpec());
  }

  Finding finding(ResultSpec spec) {
    return switch (spec.getFindingCase()) {
      case PERSONS_ARRESTED ->
          spec.getPersonsArrested().hasCount()
              ? new Finding.PersonsCounted(spec.getPersonsArrested().getCount().getNumber())
              : persons(spec.getPersonsArrested().getItems().getPersonsList());
      case FRAUD_VICTIMS_TARGETED ->
          new Finding.VictimsTargeted(spec.getFraudVictimsTargeted().getCount().getNumber());
      case FUNDS_INTERCEPTED -> funds(spec.getFundsIntercepted());
      case INFRASTRUCTURES_TAKEN_DOWN ->
          spec.getInfrastructuresTakenDown().hasCount()
              ? new Finding.InfrastructuresCounted(
                  spec.getInfrastructuresTakenDown().getCount().getNumber())
              : infrastructures(spec.getInfrastructuresTakenDown().getItems().getIdentifiersList());
      case NIL_RETURN -> new Finding.NilReturn();
      case FINDING_NOT_SET ->
          throw new IllegalArgumentException("a spec without finding, or of a kind not known here");
    };
  }

  private Finding.PersonsListed persons(List<ArrestedPerson> listed) {
    var persons = new ArrayList<Person>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < listed.size(); i++) {
      ArrestedPerson one = listed.get(i);
      String at = path + ".persons_arrested.items.persons[" + i + "]";
      Subject document =
          one.hasIdentifier()
              ? subjects.of(one.getIdentifier(), i, at + ".identifier.value")
              : null;
      requireNew(seen.add("reference " + one.getReference()), at);
      requireNew(document == null || seen.add(document.key()), at);
      persons.add(
          new Person(
              one.getReference(),
              document,
              one.getNationality().isEmpty() ? null : one.getNationality(),
              EnumNames.given(Person.Sex.class, one.getSex()),
              ageBand(one.getAgeBand())));
    }
    return new Finding.PersonsListed(persons);
  }

  private Finding.InfrastructuresListed infrastructures(List<Identifier> listed) {
    var infrastructures = new ArrayList<Subject>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < listed.size(); i++) {
      String at = path + ".infrastructures_taken_down.items.identifiers[" + i + "]";
      Subject subject = subjects.of(listed.get(i), i, at + ".value");
      requireNew(seen.add(subject.key()), at);
      infrastructures.add(subject);
    }
    return new Finding.InfrastructuresListed(infrastructures);
  }

  private Finding.FundsIntercepted funds(cordon.reporting.v1.FundsIntercepted funds) {
    return new Finding.FundsIntercepted(
        once ? counted(money(funds.getAmount())) : money(funds.getAmount()),
        Rung.valueOf(funds.getRung().name().substring("MONEY_RUNG_".length())),
        funds.hasHolder()
            ? subjects.of(funds.getHolder(), HOLDER, path + ".funds_intercepted.holder.value")
            : null);
  }

  private static IdentifierType type(Identifier identifier) {
    return EnumNames.read(IdentifierType.class, identifier.getType());
  }

  private void requireNew(boolean isNew, String at) {
    if (once && !isNew) {
      throw new RejectedException(
              ReportingReason.TWICE_IN_REPORT, "The same subject stands in this report before.")
          .at(at);
    }
  }

  /**
   * What is reported now has the one name of its network; the journal is read as it was written.
   */
  private static Money counted(Money money) {
    return new Money(money.currency().counted(), money.scale(), money.units());
  }

  static Money money(Amount amount) {
    return new Money(
        new Currency(
            EnumNames.read(MoneyScheme.class, amount.getScheme()),
            amount.getCode(),
            amount.getNetwork()),
        amount.getScale(),
        new BigInteger(amount.getUnits()));
  }

  static Amount amount(Money money) {
    return Amount.newBuilder()
        .setScheme(EnumNames.write(cordon.common.v1.MoneyScheme.class, money.currency().scheme()))
        .setCode(money.currency().code())
        .setNetwork(money.currency().network())
        .setScale(money.scale())
        .setUnits(money.units().toString())
        .build();
  }

  /** What is given back: protected identifiers with their type and without their value. */
  static void write(ResultSpec.Builder spec, Finding finding) {
    switch (finding) {
      case Finding.PersonsListed(List<Person> persons) ->
          persons.forEach(person ->
              spec.getPersonsArrestedBuilder().getItemsBuilder().addPersons(message(person)));
      case Finding.PersonsCounted(long number) ->
          spec.getPersonsArrestedBuilder().getCountBuilder().setNumber(number);
      case Finding.VictimsTargeted(long number) ->
          spec.getFraudVictimsTargetedBuilder().getCountBuilder().setNumber(number);
      case Finding.FundsIntercepted(Money amount, Rung rung, Subject holder) -> {
        spec.getFundsInterceptedBuilder()
            .setAmount(amount(amount))
            .setRung(MoneyRung.valueOf("MONEY_RUNG_" + rung.name()));
        if (holder != null) {
          spec.getFundsInterceptedBuilder().setHolder(identifier(holder));
        }
      }
      case Finding.InfrastructuresListed(List<Subject> subjects) ->
          subjects.forEach(subject ->
              spec.getInfrastructuresTakenDownBuilder()
                  .getItemsBuilder()
                  .addIdentifiers(identifier(subject)));
      case Finding.InfrastructuresCounted(long number) ->
          spec.getInfrastructuresTakenDownBuilder().getCountBuilder().setNumber(number);
      case Finding.NilReturn() -> spec.getNilReturnBuilder();
    }
  }

  private static ArrestedPerson message(Person person) {
    var message = ArrestedPerson.newBuilder().setReference(person.reference());
    if (person.document() != null) {
      message.setIdentifier(identifier(person.document()));
    }
    if (person.nationality() != null) {
      message.setNationality(person.nationality());
    }
    if (person.sex() != null) {
      message.setSex(EnumNames.write(Sex.class, person.sex()));
    }
    if (person.ageBand() != null) {
      message.setAgeBand(
          AgeBand.valueOf("AGE_BAND_" + person.ageBand().name().replaceFirst("^AGE_", "")));
    }
    return message.build();
  }

  private static Identifier identifier(Subject subject) {
    return Identifier.newBuilder()
        .setType(EnumNames.write(cordon.reporting.v1.IdentifierType.class, subject.type()))
        .setValue(subject.value() == null ? "" : subject.value())
        .build();
  }

  private static Person.@Nullable AgeBand ageBand(AgeBand band) {
    return switch (band) {
      case AGE_BAND_UNDER_18 -> Person.AgeBand.UNDER_18;
      case AGE_BAND_18_TO_29 -> Person.AgeBand.AGE_18_TO_29;
      case AGE_BAND_30_TO_44 -> Person.AgeBand.AGE_30_TO_44;
      case AGE_BAND_45_TO_59 -> Person.AgeBand.AGE_45_TO_59;
      case AGE_BAND_60_AND_OVER -> Person.AgeBand.AGE_60_AND_OVER;
      case AGE_BAND_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }
}
