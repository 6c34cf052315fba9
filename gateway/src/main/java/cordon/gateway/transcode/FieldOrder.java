package cordon.gateway.transcode;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of one message begin, so that they come into the order of their numbers, in
 * which every client of Protocol Buffers writes them.
 */
final class FieldOrder {
  private static final int USUAL = 8;

  private int[] numbers = new int[USUAL];
  private int[] starts = new int[USUAL];
  private int count;
  private boolean ascending = true;

  void add(int number, int start) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
    }
    ascending &= count == 0 || number > numbers[count - 1];
    numbers[count] = number;
    starts[count++] = start;
  }

  /** Where a field begins and the next one does, or null if it is not there. */
  int @Nullable [] part(int number, int end) {
    for (int i = 0; i < count; i++) {
      if (numbers[i] == number) {
        return new int[] {starts[i], i + 1 < count ? starts[i + 1] : end};
      }
    }
    return null;
  }

  void restore(WireWriter out) {
    if (ascending) {
      return;
    }
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingInt(i -> numbers[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    out.reorder(Arrays.copyOf(starts, count), order);
  }
}
