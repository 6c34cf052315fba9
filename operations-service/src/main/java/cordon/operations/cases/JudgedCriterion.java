package cordon.operations.cases;

/**
 * Whether a case meets a criterion.
 *
 * @param key as the plan names it
 * @param criterion what the plan said of it then
 */
public record JudgedCriterion(String key, String criterion, boolean met) {}
