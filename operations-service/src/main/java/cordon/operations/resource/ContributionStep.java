package cordon.operations.resource;

import java.time.Instant;

/** That a contribution came to a state. */
public record ContributionStep(ContributionState state, Instant at) {}
