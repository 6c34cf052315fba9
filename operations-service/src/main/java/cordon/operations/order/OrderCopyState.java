package cordon.operations.order;

/** Where the copy of one country is; whether its time has passed is told from the clock. */
public enum OrderCopyState {
  SENT,
  RECEIVED,
  CALLED_IN,
  DESTROYED
}
