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
      Set.of("planner", "approver", "duty-officer", "compliance-reviewer");
  private static final Set<String> LEADERSHIP = Set.of("leadership");
  private static final Set<String> AUDITOR = Set.of("auditor");
  private static final Set<String> OVERSEERS =
      Stream.of(SECRETARIAT, LEADERSHIP, AUDITOR)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private final Map<Scope, Function<String, List<Part>>> parts;
  private final boolean participantsByRows;
  private final @Nullable Function<Caller, Map<String, Object>> overseen;

  private Reach(
      Map<Scope, Function<String, List<Part>>> parts,
      boolean participantsByRows,
      @Nullable Function<Caller, Map<String, Object>> overseen) {
    this.parts = parts;
    this.participantsByRows = participantsByRows;
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

  /** Of the secretariat, leadership and the auditor alone, by the scopes that are theirs. */
  public static Reach none() {
    return new Reach(Map.of(), false, null);
  }

  /** The field with the token subject of the person whose record it is: {@code SCOPE_SELF}. */
  public Reach self(String field) {
    return with(Scope.SCOPE_SELF, subject -> List.of(Part.of(field, subject)));
  }

  /** The field with the country whose record it is: {@code SCOPE_OWN_COUNTRY}. */
  public Reach ownCountry(String field) {
    return with(Scope.SCOPE_OWN_COUNTRY, country -> List.of(Part.of(field, country)));
  }

  /** The fields with the countries that request and execute: {@code SCOPE_PARTIES}. */
  public Reach parties(String... fields) {
    return with(
        Scope.SCOPE_PARTIES,
        country -> Stream.of(fields).map(field -> Part.of(field, country)).toList());
  }

  /** The field with the list of countries that it is shared with: {@code SCOPE_RECEIVERS}. */
  public Reach receivers(String field) {
    return with(Scope.SCOPE_RECEIVERS, country -> List.of(Part.of(field, country)));
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
    return with(Scope.SCOPE_PARTICIPANT, country -> List.of(new Part(field, seen.apply(country))));
  }

  /** What a country reaches by rows of another store alone: {@code SCOPE_PARTICIPANT}. */
  public Reach participantsThrough(Store<?> rows) {
    Reach said =
        participants(country -> {
          throw new IllegalStateException(
              "a country reaches these through " + rows.collectionName());
        });
    return new Reach(said.parts, true, overseen);
  }

  /**
   * What those without a country reach of records that not all of them may see.
   *
   * @param seen fields and their values, of which one is enough, for a caller
   */
  public Reach overseers(Function<Caller, Map<String, Object>> seen) {
    return new Reach(parts, participantsByRows, seen);
  }

  /** Whether a caller reaches records by rows of another store, by a method of this scope. */
  boolean byRows(Caller caller, Scope scope) {
    return participantsByRows && caller.national() && scope == Scope.SCOPE_PARTICIPANT;
  }

  /** The filter of a call, for what is read and is no store's. */
  public Bson of(Call call) {
    return filter(of(call.caller(), call.scope()));
  }

  /** The same within a command. */
  public Bson of(Transaction tx) {
    return filter(of(tx.caller(), tx.scope()));
  }

  /**
   * The ways in which a caller reaches records by a method of this scope.
   *
   * @throws IllegalStateException if nothing is said of this scope, whoever calls
   */
  List<Part> of(Caller caller, Scope scope) {
    return switch (scope) {
      case SCOPE_SELF -> said(scope).apply(caller.subject());
      case SCOPE_OWN_COUNTRY, SCOPE_PARTICIPANT, SCOPE_PARTIES ->
          ofCountry(caller, scope, oversees(caller, OVERSEERS));
      case SCOPE_RECEIVERS -> ofCountry(caller, scope, false);
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

  private List<Part> ofCountry(Caller caller, Scope scope, boolean others) {
    Function<String, List<Part>> rule = said(scope);
    return caller.national() ? rule.apply(caller.requireCountry()) : whole(caller, others);
  }

  private Function<String, List<Part>> said(Scope scope) {
    Function<String, List<Part>> rule = parts.get(scope);
    if (rule == null) {
      throw new IllegalStateException("nothing is said of what " + scope + " reaches");
    }
    return rule;
  }

  private Reach with(Scope scope, Function<String, List<Part>> rule) {
    var more = new EnumMap<Scope, Function<String, List<Part>>>(Scope.class);
    more.putAll(parts);
    more.put(scope, rule);
    return new Reach(more, participantsByRows, overseen);
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
