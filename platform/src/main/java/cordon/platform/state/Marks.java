package cordon.platform.state;

/**
 * How a report of fact was marked when it was taken.
 *
 * @param outOfOrder it was not due, or its time lies before that of the step which precedes it
 * @param clockAhead its time lay ahead of our clock
 */
public record Marks(boolean outOfOrder, boolean clockAhead) {}
