package cordon.platform.migration;

import java.util.List;

/**
 * The migrations of one part, in the order of their numbers.
 *
 * @param part whose they are: {@code platform} has what every service has alike, {@code service}
 *     the service's own
 */
public record Migrations(String part, List<Migration> steps) {
  /** The part that a service's own migrations are of. */
  public static final String SERVICE = "service";

  /**
   * @throws IllegalArgumentException unless they are numbered from 1 without gaps
   */
  public Migrations {
    steps = List.copyOf(steps);
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).number() != i + 1) {
        throw new IllegalArgumentException(
            "%s has migration %d in the place of %d".formatted(part, steps.get(i).number(), i + 1));
      }
    }
  }

  /** A service's own. */
  public static Migrations ofService(Migration... steps) {
    return new Migrations(SERVICE, List.of(steps));
  }
}
