package cordon.operations.operation;

import java.time.Instant;
import java.util.List;

/**
 * How an operation goes on, by its plan in force.
 *
 * @param id of the operation
 * @param led whether whoever asked leads it
 */
public record Course(String id, boolean led, List<Part> parts) {
  public Course {
    parts = List.copyOf(parts);
  }

  /**
   * A phase.
   *
   * @param kind as it is stored, also one of a later release
   * @param end first instant after it
   */
  public record Part(String kind, Instant start, Instant end) {
    /** Whether these are its days of action. */
    public boolean acts() {
      return PhaseKind.ACTION.name().equals(kind);
    }
  }
}
