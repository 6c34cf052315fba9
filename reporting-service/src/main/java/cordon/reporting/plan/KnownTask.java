package cordon.reporting.plan;

/**
 * A task that results may belong to.
 *
 * @param executor the country that carries it out
 */
public record KnownTask(String operationId, String taskId, String executor) {}
