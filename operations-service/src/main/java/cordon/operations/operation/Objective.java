package cordon.operations.operation;

/** An indicator and what is to be reached of it, in the indicator's unit. Never persons. */
public record Objective(String indicator, long target) {}
