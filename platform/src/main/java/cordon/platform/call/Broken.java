package cordon.platform.call;

import cordon.platform.refusal.Violation;

/**
 * A rule of the contract that a request breaks.
 *
 * @param ofSeveralValues whether each value is well-formed and they do not fit together
 */
record Broken(Violation violation, boolean ofSeveralValues) {

  static Broken value(String field, String rule, String sentence) {
    return new Broken(new Violation(field, rule, sentence), false);
  }
}
