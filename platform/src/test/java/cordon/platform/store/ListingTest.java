package cordon.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import cordon.platform.journal.Journal;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Pages are bounded in rows and in bytes, and together they are the list. */
class ListingTest {
  private record Row(String id, int bytes) {}

  @Property(tries = 200)
  void pages_together_are_the_list_whatever_the_sizes_of_its_rows(
      @ForAll @Size(max = 60) List<@IntRange(max = Journal.LARGEST_RESOURCE) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 20) int pageSize) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      rows.add(new Row("%03d".formatted(i), sizes.get(i)));
    }
    var met = new ArrayList<String>();
    String token = "";
    do {
      ListPage<StringValue> page = page(rows, pageSize, token);
      assertThat(page.rows().size()).isLessThanOrEqualTo(pageSize);
      assertThat(page.rows().isEmpty()).isEqualTo(rows.isEmpty());
      assertThat(page.rows().stream().mapToInt(StringValue::getSerializedSize).sum())
          .isLessThanOrEqualTo(Listing.LARGEST);
      page.rows().forEach(row -> met.add(row.getValue().substring(0, 3)));
      token = page.nextPageToken();
    } while (!token.isEmpty());

    assertThat(met).isEqualTo(rows.stream().map(Row::id).toList());
  }

  @Test
  void a_row_that_is_larger_than_a_page_is_a_page() {
    List<Row> rows = List.of(new Row("001", Listing.LARGEST), new Row("002", 2 * Listing.LARGEST));

    ListPage<StringValue> first = page(rows, 10, "");
    ListPage<StringValue> second = page(rows, 10, first.nextPageToken());

    assertThat(first.rows().size()).isOne();
    assertThat(second.rows().size()).isOne();
    assertThat(second.isLast()).isTrue();
  }

  @Test
  void no_more_rows_are_read_than_the_page_holds_and_one() {
    var read = new ArrayList<String>();
    Iterator<Row> endless =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Row next() {
            read.add("one");
            return new Row("%03d".formatted(read.size()), Listing.LARGEST / 4);
          }
        };

    assertThat(listing(200, "").take(endless).rows().size()).isEqualTo(4);
    assertThat(read).hasSize(5);
  }

  @Test
  void a_token_of_another_list_is_none_of_this() {
    String token =
        Listing.of("others", "", 1, Row::id, ListingTest::shown)
            .pageOf(List.of(), "001")
            .nextPageToken();

    assertThatThrownBy(() -> listing(1, token)).isInstanceOf(RejectedException.class);
  }

  private static ListPage<StringValue> page(List<Row> rows, int size, String token) {
    Listing<Row, StringValue> listing = listing(size, token);
    String after = listing.after().orElse("");
    return listing.take(rows.stream().filter(row -> row.id().compareTo(after) > 0).iterator());
  }

  private static Listing<Row, StringValue> listing(int size, String token) {
    return Listing.of("rows", token, size, Row::id, ListingTest::shown);
  }

  private static StringValue shown(Row row) {
    return StringValue.of(row.id() + "x".repeat(Math.max(0, row.bytes() - 8)));
  }
}
