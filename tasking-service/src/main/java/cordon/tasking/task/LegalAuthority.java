package cordon.tasking.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an action rests on in law, and until when. */
public record LegalAuthority(String kind, String issuer, @Nullable Instant validUntil) {

  boolean expired(Instant now) {
    return validUntil != null && !now.isBefore(validUntil);
  }
}
