package cordon.operations.intelligence;

import cordon.operations.hotspot.Source;
import cordon.operations.operation.HandlingLevel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What its owner says in a package, to whom and for what.
 *
 * @param language BCP 47
 * @param aboutPerson whether it names or targets a person
 * @param caseId null for the operation as a whole
 * @param hotspots ids of those of the operation that it is about
 * @param countries that receive a copy, ISO 3166-1 alpha-2
 * @param toSecretariat whether the secretariat receives one
 * @param feedbackDays within how many days of giving feedback is due
 * @param supersedes id of the package in the place of which it comes; null for none
 */
public record PackageSpec(
    String title,
    String text,
    String language,
    List<Source> sources,
    HandlingLevel handling,
    boolean aboutPerson,
    @Nullable String caseId,
    List<String> hotspots,
    List<String> countries,
    boolean toSecretariat,
    UseTerms terms,
    int feedbackDays,
    @Nullable String supersedes) {

  public PackageSpec {
    sources = List.copyOf(Objects.requireNonNullElse(sources, List.of()));
    hotspots = List.copyOf(Objects.requireNonNullElse(hotspots, List.of()));
    countries = List.copyOf(Objects.requireNonNullElse(countries, List.of()));
  }

  /**
   * What holds for receivers (TLP 2.0): what is TLP:RED or TLP:AMBER+STRICT is for them alone, and
   * what is TLP:AMBER for those whom they work with in their country.
   */
  UseTerms termsOfUse() {
    return switch (handling) {
      case RED, AMBER_STRICT -> new UseTerms(terms.condition(), true, true, terms.until());
      case AMBER -> new UseTerms(terms.condition(), terms.consent(), true, terms.until());
      case GREEN, CLEAR -> terms;
    };
  }
}
