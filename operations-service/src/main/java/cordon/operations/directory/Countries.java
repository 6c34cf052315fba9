package cordon.operations.directory;

import cordon.operations.OperationsReason;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with the directory. */
@Component
class Countries {
  private final CountryStore store;

  Countries(CountryStore store) {
    this.store = store;
  }

  /** What an administrator says of a country. */
  record Said(CountrySpec spec, Reached reached) {}

  Country add(Transaction tx, String code, Said said) {
    requireForm(tx, code, said);
    if (store.find(tx, code).isPresent()) {
      throw RejectedException.inconsistent(
          "country", "country.unique", "The directory has the country; revise it.");
    }
    return store.insert(tx, Country.add(code, said.spec(), said.reached(), tx.now()));
  }

  Country revise(Transaction tx, String code, Said said) {
    var _ = store.require(tx, code);
    requireForm(tx, code, said);
    return store.change(tx, code, was -> was.revise(said.spec(), said.reached(), tx.now()));
  }

  /** For the caller's own country. */
  Country reach(Transaction tx, String code, Reached reached) {
    return store.change(tx, code, was -> was.reach(reached, tx.now()));
  }

  private void requireForm(Transaction tx, String code, Said said) {
    said.spec().requireForm();
    String sponsor = said.spec().sponsorCountry();
    if (sponsor != null) {
      store.alone(tx);
      requireNoCircle(tx, code, sponsor);
    }
  }

  /**
   * @throws RejectedException UNKNOWN_COUNTRY or SPONSOR_CYCLE
   */
  private void requireNoCircle(Transaction tx, String code, String sponsor) {
    var chain = new LinkedHashSet<String>();
    chain.add(code);
    @Nullable String next = sponsor;
    while (next != null && chain.add(next)) {
      Optional<Country> found = store.find(tx, next);
      if (found.isEmpty()) {
        throw new RejectedException(
                OperationsReason.UNKNOWN_COUNTRY, "The directory has no such country; add it.")
            .at("spec.sponsor_country");
      }
      next = found.get().spec().sponsorCountry();
    }
    if (next != null) {
      throw new RejectedException(
              OperationsReason.SPONSOR_CYCLE, "Countries would speak for each other in a circle.")
          .with("countries", String.join(",", chain))
          .at("spec.sponsor_country");
    }
  }
}
