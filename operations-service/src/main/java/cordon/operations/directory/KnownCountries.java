package cordon.operations.directory;

import cordon.operations.OperationsReason;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import org.springframework.stereotype.Component;

/** What other rooms ask of the directory. */
@Component
public class KnownCountries {
  private final CountryStore store;

  KnownCountries(CountryStore store) {
    this.store = store;
  }

  /**
   * That the directory has a country.
   *
   * @throws RejectedException UNKNOWN_COUNTRY
   */
  public void require(Transaction tx, String country) {
    if (store.find(tx, country).isEmpty()) {
      throw new RejectedException(
              OperationsReason.UNKNOWN_COUNTRY, "The directory has no such country; add it.")
          .at("country");
    }
  }
}
