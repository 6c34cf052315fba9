package cordon.operations.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which operations are wanted; all that is said has to fit.
 *
 * @param keys that rows have to have
 * @param words each of which a word has to begin with, as they are compared; null if none are
 *     wanted, and empty if what was given has no letter
 * @param from only what ends after it; null for any
 * @param until only what begins before it; null for any
 */
record SearchFilter(
    List<String> keys,
    @Nullable List<String> words,
    @Nullable Instant from,
    @Nullable Instant until) {}
