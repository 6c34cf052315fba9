package cordon.operations.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceNamesTest {

  @ParameterizedTest
  @CsvSource({
    "MM, The compounds in Myanmar come first",
    "MM, Les centres en Birmanie",
    "CD, Officers of DR Congo enter",
    "CD, Kinshasa asks its court",
    "HK, Accounts in Hong Kong",
    "US, Hosts in the USA",
    "GB, The UK sends an observer",
    "TR, Flights by Türkiye",
    "KE, في كينيا",
  })
  void a_country_is_known_by_any_of_its_names(String country, String text) {
    assertThat(new SourceNames(List.of(country), List.of(), List.of()).in(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "US, Those who used us",
    "GB, Ukulele players",
    "CD, Two discs",
    "MM, Twelve millimetres",
  })
  void what_names_no_country_is_kept(String country, String text) {
    assertThat(new SourceNames(List.of(country), List.of(), List.of()).in(text)).isFalse();
  }
}
