package cordon.operations.operation;

import java.time.Instant;

/**
 * What a plan in force asks of whoever leads by a time.
 *
 * @param key by which it is the same tomorrow
 * @param since from when the operation was there
 */
public record PlanDeadline(String key, Instant time, Instant since) {}
