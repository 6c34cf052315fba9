package cordon.platform.refusal;

/**
 * One field that is wrong.
 *
 * @param field path in the request with the contract's field names, e.g. {@code plan.phases[2]}
 * @param reason rule or reason code, e.g. {@code string.min_len}
 * @param sentence what is wrong and what would be right, for developers
 */
public record Violation(String field, String reason, String sentence) {}
