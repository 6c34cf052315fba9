package cordon.operations.participation;

/** What not every kind of participant may do; the contract says which may. */
public enum ParticipantAct {
  NOMINATE_CASES,
  ADD_HOTSPOTS,
  DESCRIBE_NETWORKS,
  GIVE_PACKAGES,
  RECEIVE_PACKAGES,
  RECEIVE_ORDERS,
  CONTRIBUTE_RESOURCES,
  OWN_ITEMS,
  SET_CAVEATS,
  SET_RESTRICTIONS,
  /** The service of tasks refuses it. */
  CARRY_OUT_TASKS
}
