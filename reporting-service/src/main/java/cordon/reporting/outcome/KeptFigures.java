package cordon.reporting.outcome;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one operation as they were last read. A reading looks where something has changed
 * and reads the cells of those countries alone, once for all who ask meanwhile, so that its cost is
 * that of the change, and not days times currencies times countries for each reader.
 */
final class KeptFigures {
  /** Cells of so many countries are read in one snapshot, which has to end in seconds. */
  private static final int COUNTRIES_AT_ONCE = 20;

  private final FigureReader reader;
  private final String operationId;
  private Kept kept = Kept.nothing();
  private @Nullable Reading latest;

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
    // What many changes leave to be read comes in several snapshots; the last of them is whole.
    for (int most = COUNTRIES_AT_ONCE; ; most *= 2) {
      FigureReader.Round round = reader.read(operationId, kept, quote, most);
      kept = round.kept();
      if (round.whole() != null) {
        latest = round.whole();
        return round.whole();
      }
    }
  }
}
