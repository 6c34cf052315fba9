package cordon.operations.cases;

import java.time.Instant;

/** That a case came to a state. */
public record CaseStep(CaseState state, Instant at) {}
