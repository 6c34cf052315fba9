package cordon.operations;

import static cordon.operations.DirectoryFixture.ADMINISTRATOR;
import static cordon.operations.DirectoryFixture.aCountry;
import static cordon.operations.DirectoryFixture.added;
import static cordon.operations.DirectoryFixture.contacts;
import static cordon.operations.DirectoryFixture.revision;
import static cordon.operations.OperationsFixture.ncb;

import cordon.operations.v1.Country;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Commands of the directory, each of a country that it did not have before. */
final class DirectorySamples {
  /** Samples are asked for several times, and the directory has each country once. */
  private static final Iterator<String> CODES = List.of(Locale.getISOCountries()).iterator();

  private DirectorySamples() {}

  static Stream<Sample> of(ServiceFixture service) {
    return Stream.of(
        Sample.of("AddCountry", ADMINISTRATOR, () -> aCountry(CODES.next()).build()),
        Sample.of(
            "ReviseCountry",
            ADMINISTRATOR,
            () -> {
              Country before = added(service, aCountry(CODES.next()));
              return revision(before.getCountry()).setVersion(before.getVersion()).build();
            }),
        new Sample(
            "ReviseContacts",
            () -> {
              Country before = added(service, aCountry(CODES.next()));
              return new Sample.Prepared(
                  ncb(before.getCountry()),
                  contacts(before.getCountry()).setVersion(before.getVersion()).build());
            }));
  }
}
