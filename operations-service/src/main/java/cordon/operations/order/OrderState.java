package cordon.operations.order;

/** Where an order is. */
public enum OrderState {
  IN_FORCE,
  SUPERSEDED,
  RECALLED
}
