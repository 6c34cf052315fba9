package cordon.operations.intelligence;

/** Where a wider use is that a receiver has asked for. */
public enum WiderUseState {
  REQUESTED,
  GRANTED,
  DECLINED
}
