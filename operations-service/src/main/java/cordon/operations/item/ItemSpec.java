package cordon.operations.item;

import cordon.operations.operation.PhaseKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param text empty where the title says it all
 * @param post key of the command post that does it; null where a country does
 * @param country ISO 3166-1 alpha-2 of the country that does it; null where a post does
 * @param due until when
 */
public record ItemSpec(
    String title,
    String text,
    PhaseKind phase,
    @Nullable String post,
    @Nullable String country,
    Instant due) {}
