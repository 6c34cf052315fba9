package cordon.operations.directory;

import cordon.operations.participation.Agency;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A country or territory of the directory.
 *
 * @param code ISO 3166-1 alpha-2
 * @param contacts offices that are reached round the clock
 */
@RecordBuilder
public record Country(
    @BsonId String code,
    long version,
    CountrySpec spec,
    List<OfficeContact> contacts,
    List<Agency> agencies,
    Instant created,
    Instant updated) {
  public Country {
    contacts = List.copyOf(Objects.requireNonNullElse(contacts, List.of()));
    agencies = List.copyOf(Objects.requireNonNullElse(agencies, List.of()));
  }

  static Country add(String code, CountrySpec spec, Reached reached, Instant now) {
    return new Country(code, 1, spec, reached.contacts(), reached.agencies(), now, now);
  }

  Country revise(CountrySpec said, Reached reached, Instant now) {
    return CountryBuilder.builder(reach(reached, now)).spec(said).build();
  }

  Country reach(Reached reached, Instant now) {
    return CountryBuilder.builder(this)
        .version(version + 1)
        .contacts(reached.contacts())
        .agencies(reached.agencies())
        .updated(now)
        .build();
  }
}
