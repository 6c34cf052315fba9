package cordon.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long keys serve.
 *
 * @param renewedEvery after which the provider's keys are asked for again; one that it has
 *     withdrawn serves no longer than that while it answers
 * @param askedAgainAfter no sooner than which tokens with an unknown key may make us ask
 * @param kept how long the last known keys serve while the provider does not answer; no shorter
 *     than its longest token lives and {@code renewed-every} together
 */
public record KeyTimes(
    @DefaultValue("1m") Duration renewedEvery,
    @DefaultValue("5s") Duration askedAgainAfter,
    @DefaultValue("32m") Duration kept) {

  /** Those of an installation whose tokens live for up to 30 minutes, as those of services do. */
  public static KeyTimes usual() {
    return new KeyTimes(Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofMinutes(32));
  }
}
