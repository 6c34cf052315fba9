package cordon.reporting.result;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which results of an operation are wanted.
 *
 * @param place where the act took place
 * @param day of the act in UTC
 * @param counted only those that are in the figures
 * @param submission whose lines they are
 * @param markedOnly only those that were reported out of order or ahead of our clock
 */
record ResultFilter(
    String operationId,
    @Nullable ResultState state,
    @Nullable String country,
    @Nullable String indicator,
    boolean correctionWaits,
    @Nullable String place,
    @Nullable LocalDate day,
    boolean counted,
    @Nullable String submission,
    boolean markedOnly) {}
