package cordon.reporting.outcome;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one operation as they were last read. A reading looks where something has changed
 * and reads the cells of those countries alone, once for all who ask meanwhile, so that its cost is
 * that of the change, and not days times currencies times countries for each reader.
 */
final class KeptFigures {
  /** Cells of so many countries are read in one snapshot, which has to end in seconds. */
  private static final int COUNTRIES_AT_ONCE = 20;

  /** So many earlier hours are kept; another is read anew. */
  private static final int HOURS = 4;

  private final FigureReader reader;
  private final String operationId;
  private Kept kept = Kept.nothing();
  private @Nullable Reading latest;
  private final Map<String, Earlier> earlier =
      new LinkedHashMap<>(HOURS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Earlier> eldest) {
          return size() > HOURS;
        }
      };

  private record Whole(Reading now, @Nullable Since since) {}

  /** Figures with what they have changed by since. */
  record Earlier(Reading now, Since since) {
    private boolean serves(String quote, long asked) {
      return now.quote().equals(quote) && now.began() - asked >= 0;
    }
  }

  KeptFigures(FigureReader reader, String operationId) {
    this.reader = reader;
    this.operationId = operationId;
  }

  /**
   * The figures, not older than the question.
   *
   * @param quote the currency in which they are shown
   * @param asked when, by the clock of {@link System#nanoTime}
   */
  synchronized Reading read(String quote, long asked) {
    Reading known = latest;
    if (known != null && known.quote().equals(quote) && known.began() - asked >= 0) {
      return known;
    }
    return whole(quote, null, null).now();
  }

  /**
   * The figures with what they have changed by from an hour on, in one snapshot. Who asks for the
   * same hour while nothing has changed shares what was read for another.
   *
   * @param hour as {@link DatedStore#hourOf}
   */
  synchronized Earlier earlier(String quote, long asked, String hour) {
    Earlier known = earlier.get(hour);
    if (known == null || !known.serves(quote, asked)) {
      Whole read = whole(quote, hour, known == null ? null : known.since());
      known = new Earlier(read.now(), Objects.requireNonNull(read.since()));
      earlier.put(hour, known);
    }
    return known;
  }

  private Whole whole(String quote, @Nullable String hour, @Nullable Since since) {
    // What many changes leave to be read comes in several snapshots; the last of them is whole.
    for (int most = COUNTRIES_AT_ONCE; ; most *= 2) {
      FigureReader.Round round = reader.read(operationId, kept, quote, most, hour, since);
      kept = round.kept();
      if (round.whole() != null) {
        latest = round.whole();
        return new Whole(round.whole(), round.since());
      }
    }
  }
}
