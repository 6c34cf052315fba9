package cordon.platform.command;

import com.mongodb.client.model.Filters;
import cordon.common.v1.Scope;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What each scope of the contract means for the records of one store: which fields name the
 * caller's own country, the parties, the receivers, or those who take part. Said once; which of
 * them a call is held to is chosen by the option {@code cordon.common.v1.access} of its method.
 */
public final class Reach {
  /** Finds no record, and is one command all the same. */
  private static final List<Part> NOTHING = List.of(new Part("", Filters.in("_id", List.of())));

  static final List<Part> EVERYTHING = List.of(new Part("", Filters.empty()));

  private static final Set<String> SECRETARIAT =
      Set.of("planner", "approver", "duty-officer", "compliance-reviewer", "administrator");
  private static final Set<String> LEADERSHIP = Set.of("leadership");
  private static final Set<String> AUDITOR = Set.of("auditor");
  private static final Set<String> OVERSEERS =
      Stream.of(SECRETARIAT, LEADERSHIP, AUDITOR)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private final Map<Scope, Rule> parts;
  private final @Nullable Scope readByLead;
  private final boolean participantsByRows;
  private final Bson ledBySecretariat;
  private final @Nullable Function<Caller, Map<String, Object>> overseen;

  private Reach(
      Map<Scope, Rule> parts,
      @Nullable Scope readByLead,
      boolean participantsByRows,
      Bson ledBySecretariat,
      @Nullable Function<Caller, Map<String, Object>> overseen) {
    this.parts = parts;
    this.readByLead = readByLead;
    this.participantsByRows = participantsByRows;
    this.ledBySecretariat = ledBySecretariat;
    this.overseen = overseen;
  }

  /**
   * One way to reach a record.
   *
   * @param field by which, or empty if there is no such field
   */
  record Part(String field, Bson filter) {
    boolean named() {
      return !field.isEmpty();
    }

    static Part of(String field, String value) {
      return new Part(field, Filters.eq(field, value));
    }
  }

  /** What a scope means, for a caller who asks of all records or of those of one operation. */
  private interface Rule {
    List<Part> of(Caller caller, @Nullable String within);
  }

  /** Of the secretariat, leadership and the auditor alone, by the scopes that are theirs. */
  public static Reach none() {
    return new Reach(Map.of(), null, false, Filters.empty(), null);
  }

  /** The field with the token subject of the person whose record it is: {@code SCOPE_SELF}. */
  public Reach self(String field) {
    return with(Scope.SCOPE_SELF, (caller, _) -> List.of(Part.of(field, caller.subject())));
  }

  /** All of them, whoever asks: {@code SCOPE_EVERYBODY}. */
  public Reach everybody() {
    return with(Scope.SCOPE_EVERYBODY, (_, _) -> EVERYTHING);
  }

  /** The field with the country whose record it is: {@code SCOPE_OWN_COUNTRY}. */
  public Reach ownCountry(String field) {
    return ofCountry(Scope.SCOPE_OWN_COUNTRY, country -> List.of(Part.of(field, country)));
  }

  /** The fields with the countries that request and execute: {@code SCOPE_PARTIES}. */
  public Reach parties(String... fields) {
    return ofCountry(
        Scope.SCOPE_PARTIES,
        country -> Stream.of(fields).map(field -> Part.of(field, country)).toList());
  }

  /** The field with the list of countries that it is shared with: {@code SCOPE_RECEIVERS}. */
  public Reach receivers(String field) {
    return ofCountry(Scope.SCOPE_RECEIVERS, country -> List.of(Part.of(field, country)));
  }

  /**
   * What a country that takes part, or has an invitation to answer, sees: {@code
   * SCOPE_PARTICIPANT}.
   *
   * @param seen by a country, asked for each call; may look it up elsewhere
   */
  public Reach participants(Function<String, Bson> seen) {
    return participants("", seen);
  }

  /**
   * The same by a field, of which a list may say an index.
   *
   * @param field with which the records name those who see them
   */
  public Reach participants(String field, Function<String, Bson> seen) {
    return participantsAs(field, caller -> seen.apply(caller.requireCountry()));
  }

  /** The same for people of a country who see different things by their roles. */
  public Reach participantsAs(String field, Function<Caller, Bson> seen) {
    return participantsWithin(field, (caller, _) -> seen.apply(caller));
  }

  /**
   * The same of records of which a call may ask within one thing that they belong to, so that what
   * is looked up elsewhere is of that alone.
   *
   * @param seen also given the id of that thing; null if the call asks of all records
   */
  public Reach participantsWithin(String field, Within<Caller> seen) {
    return with(
        Scope.SCOPE_PARTICIPANT,
        (caller, within) -> List.of(new Part(field, seen.of(caller, within))));
  }

  /**
   * What somebody sees within one thing that records belong to.
   *
   * @param <W> who
   */
  @FunctionalInterface
  public interface Within<W> {
    /**
     * The filter.
     *
     * @param within id of the thing; null for all
     */
    Bson of(W who, @Nullable String within);
  }

  /**
   * What planners and approvers of a country reach of the operations that it leads: {@code
   * SCOPE_LEAD}. The secretariat reaches all of it, so what belongs to an operation is changed by a
   * command that requires the operation first.
   *
   * @param field by which, or empty if there is no such field
   * @param led by a country, asked for each call; may look it up elsewhere
   */
  public Reach lead(String field, Function<String, Bson> led) {
    return lead(field, led, Filters.empty());
  }

  /**
   * The same of what says itself who leads it.
   *
   * @param bySecretariat what the secretariat leads, to which its commands are held
   */
  public Reach lead(String field, Function<String, Bson> led, Bson bySecretariat) {
    Reach said = leadWithin(field, (country, _) -> led.apply(country));
    return new Reach(said.parts, readByLead, participantsByRows, bySecretariat, overseen);
  }

  /** The same as {@link #lead(String, Function)}, as by {@link #participantsWithin}. */
  public Reach leadWithin(String field, Within<String> led) {
    return with(
        Scope.SCOPE_LEAD,
        (caller, within) -> List.of(new Part(field, led.of(caller.requireCountry(), within))));
  }

  /**
   * Planners and approvers of a country that leads see, and do not change, these beside its own.
   */
  public Reach leadSeesOwnCountries() {
    return leadSees(Scope.SCOPE_OWN_COUNTRY);
  }

  /** The same beside those that their country sees as it takes part. */
  public Reach leadSeesParticipants() {
    return leadSees(Scope.SCOPE_PARTICIPANT);
  }

  /** What a country reaches by rows of another store alone: {@code SCOPE_PARTICIPANT}. */
  public Reach participantsThrough(Store<?> rows) {
    Reach said =
        participants(country -> {
          throw new IllegalStateException(
              "a country reaches these through " + rows.collectionName());
        });
    return new Reach(said.parts, readByLead, true, ledBySecretariat, overseen);
  }

  /**
   * What those without a country reach of records that not all of them may see.
   *
   * @param seen fields and their values, of which one is enough, for a caller
   */
  public Reach overseers(Function<Caller, Map<String, Object>> seen) {
    return new Reach(parts, readByLead, participantsByRows, ledBySecretariat, seen);
  }

  /** Whether a caller reaches records by rows of another store, by a method of this scope. */
  boolean byRows(Caller caller, Scope scope) {
    return participantsByRows && caller.national() && scope == Scope.SCOPE_PARTICIPANT;
  }

  /** What a planner or approver of a country reaches as it leads; empty for everybody else. */
  List<Part> led(Caller caller, @Nullable String within) {
    Rule rule = parts.get(Scope.SCOPE_LEAD);
    return rule == null || !caller.national() || !caller.leads()
        ? List.of()
        : rule.of(caller, within);
  }

  /** The filter of a call, for what is read and is no store's. */
  public Bson of(Call call) {
    return filter(read(call, null));
  }

  /** The same within a command. */
  public Bson of(Transaction tx) {
    return filter(changed(tx, null));
  }

  /** What a call that changes nothing reaches. */
  List<Part> read(Call call, @Nullable String within) {
    List<Part> reached = of(call.caller(), call.scope(), within);
    List<Part> led = readByLead == call.scope() ? led(call.caller(), within) : List.of();
    return led.isEmpty() ? reached : Stream.of(reached, led).flatMap(List::stream).toList();
  }

  /**
   * What a command reaches, of which nobody changes more than is theirs: a country no more by what
   * it leads, but by {@code SCOPE_LEAD}, and the secretariat by that no more than it leads.
   */
  List<Part> changed(Transaction tx, @Nullable String within) {
    List<Part> reached = of(tx.caller(), tx.scope(), within);
    return tx.scope() != Scope.SCOPE_LEAD || tx.caller().national() || ledByAll()
        ? reached
        : reached.stream()
            .map(one -> new Part(one.field(), Filters.and(one.filter(), ledBySecretariat)))
            .toList();
  }

  private boolean ledByAll() {
    return ledBySecretariat.toBsonDocument().isEmpty();
  }

  /**
   * The ways in which a caller reaches records by a method of this scope.
   *
   * @throws IllegalStateException if nothing is said of this scope, whoever calls
   */
  private List<Part> of(Caller caller, Scope scope, @Nullable String within) {
    return switch (scope) {
      case SCOPE_SELF, SCOPE_EVERYBODY -> said(scope).of(caller, within);
      case SCOPE_OWN_COUNTRY, SCOPE_PARTICIPANT, SCOPE_PARTIES ->
          ofCountry(caller, scope, within, oversees(caller, OVERSEERS));
      case SCOPE_LEAD -> ofCountry(caller, scope, within, oversees(caller, SECRETARIAT));
      case SCOPE_RECEIVERS -> ofCountry(caller, scope, within, false);
      case SCOPE_SECRETARIAT -> whole(caller, oversees(caller, SECRETARIAT));
      case SCOPE_LEADERSHIP -> whole(caller, oversees(caller, LEADERSHIP));
      case SCOPE_AUDITOR -> whole(caller, oversees(caller, AUDITOR));
      case SCOPE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("a method without a scope reaches nothing");
    };
  }

  static Bson filter(List<Part> parts) {
    return parts.size() == 1
        ? parts.getFirst().filter()
        : Filters.or(parts.stream().map(Part::filter).toList());
  }

  private List<Part> ofCountry(
      Caller caller, Scope scope, @Nullable String within, boolean others) {
    Rule rule = said(scope);
    if (!caller.national()) {
      return whole(caller, others);
    }
    List<Part> reached = scope == Scope.SCOPE_LEAD ? led(caller, within) : rule.of(caller, within);
    return reached.isEmpty() ? NOTHING : reached;
  }

  private Rule said(Scope scope) {
    Rule rule = parts.get(scope);
    if (rule == null) {
      throw new IllegalStateException("nothing is said of what " + scope + " reaches");
    }
    return rule;
  }

  private Reach ofCountry(Scope scope, Function<String, List<Part>> rule) {
    return with(scope, (caller, _) -> rule.apply(caller.requireCountry()));
  }

  private Reach with(Scope scope, Rule rule) {
    var more = new EnumMap<Scope, Rule>(Scope.class);
    more.putAll(parts);
    more.put(scope, rule);
    return new Reach(more, readByLead, participantsByRows, ledBySecretariat, overseen);
  }

  private Reach leadSees(Scope scope) {
    return new Reach(parts, scope, participantsByRows, ledBySecretariat, overseen);
  }

  private List<Part> whole(Caller caller, boolean reached) {
    if (!reached || overseen == null) {
      return reached ? EVERYTHING : NOTHING;
    }
    List<Part> some =
        overseen.apply(caller).entrySet().stream()
            .map(one -> new Part(one.getKey(), Filters.eq(one.getKey(), one.getValue())))
            .toList();
    return some.isEmpty() ? NOTHING : some;
  }

  /** Whoever has a country reaches no more than that, whatever their roles. */
  private static boolean oversees(Caller caller, Set<String> roles) {
    return !caller.national() && roles.stream().anyMatch(caller::has);
  }
}
