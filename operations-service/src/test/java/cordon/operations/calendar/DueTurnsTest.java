package cordon.operations.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.operation.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueTurnsTest {
  private static final List<String> ALL =
      IntStream.range(0, 3 * DueTurns.PAGE + 7).mapToObj("%05d"::formatted).toList();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_is_wanted_is_found_behind_much_that_is_not(boolean ahead) {
    List<String> wanted = ahead ? ALL.subList(ALL.size() - 2, ALL.size()) : ALL.subList(0, 2);

    List<String> found =
        DueTurns.read(
            new Span("", "9", ahead),
            DueTurnsTest::page,
            one -> one,
            page -> page.stream().filter(wanted::contains).toList(),
            10);

    assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void no_more_is_read_than_is_wanted() {
    var pages = new ArrayList<Span>();

    List<String> found =
        DueTurns.read(
            new Span("", "9", true),
            (span, most) -> {
              pages.add(span);
              return page(span, most);
            },
            one -> one,
            page -> page,
            10);

    assertThat(found).containsExactlyElementsOf(ALL.subList(0, DueTurns.PAGE));
    assertThat(pages).hasSize(1);
  }

  /** As where others have much, and a look would take longer than anybody waits. */
  @Test
  void however_little_is_wanted_it_ends() {
    var pages = new ArrayList<Span>();

    List<Integer> found =
        DueTurns.read(
            new Span("", "9", true),
            (span, most) -> {
              pages.add(span);
              return Collections.nCopies(most, pages.size());
            },
            "%05d"::formatted,
            page -> List.of(),
            10);

    assertThat(found).isEmpty();
    assertThat(pages).hasSize(DueTurns.PAGES);
  }

  private static List<String> page(Span span, int most) {
    var within =
        new ArrayList<>(
            ALL.stream()
                .filter(one -> one.compareTo(span.from()) > 0 && one.compareTo(span.to()) < 0)
                .toList());
    if (!span.ahead()) {
      Collections.reverse(within);
    }
    return within.stream().limit(most).toList();
  }
}
