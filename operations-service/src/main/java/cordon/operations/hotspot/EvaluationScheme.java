package cordon.operations.hotspot;

/** By which a source was evaluated; codes are never converted from one to another. */
public enum EvaluationScheme {
  FOUR_BY_FOUR,
  FIVE_BY_FIVE_BY_FIVE,
  ADMIRALTY,
  NATIONAL
}
