package cordon.reporting.submission;

import org.jspecify.annotations.Nullable;

/** Which submissions of an operation are wanted. */
record SubmissionFilter(
    String operationId, @Nullable SubmissionState state, @Nullable String country) {}
