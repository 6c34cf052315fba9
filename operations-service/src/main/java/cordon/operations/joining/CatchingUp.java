package cordon.operations.joining;

import cordon.operations.participation.Participation;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a country that joined late is told, while it is looked together. */
public final class CatchingUp {
  private final Participation of;
  private final Instant now;
  private final Map<CatchUpKind, Point> points = new EnumMap<>(CatchUpKind.class);

  CatchingUp(Participation of, Instant now) {
    this.of = of;
    this.now = now;
  }

  /**
   * One thing to see or do.
   *
   * @param count {@link Hanging#MOST} means that or more
   * @param time the next at which it is due; null where none is known
   */
  record Point(CatchUpKind kind, int count, @Nullable Instant time) {}

  /** In which operation. */
  public String operationId() {
    return of.operationId();
  }

  /** Which country. */
  public String country() {
    return of.country();
  }

  /** As it takes part. */
  public Participation participation() {
    return of;
  }

  /** The time of the call. */
  public Instant now() {
    return now;
  }

  /**
   * Nothing is added where there are none.
   *
   * @param time the next at which it is due; null where none is known
   */
  public void add(CatchUpKind kind, int count, @Nullable Instant time) {
    if (count > 0) {
      points.put(kind, new Point(kind, Math.min(count, Hanging.MOST), time));
    }
  }

  /** The same of things with a time each. */
  public void add(CatchUpKind kind, Collection<Instant> due) {
    add(kind, due.size(), due.stream().min(Comparator.naturalOrder()).orElse(null));
  }

  /** In the order of the kinds. */
  List<Point> points() {
    return List.copyOf(points.values());
  }
}
