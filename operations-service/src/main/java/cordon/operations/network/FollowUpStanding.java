package cordon.operations.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a follow-up.
 *
 * @param remark null before it is done, as the next is
 */
public record FollowUpStanding(boolean done, @Nullable String remark, @Nullable Instant at) {
  static final FollowUpStanding OPEN = new FollowUpStanding(false, null, null);
}
