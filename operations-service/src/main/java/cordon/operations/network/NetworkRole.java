package cordon.operations.network;

/** What a person does in a network. */
public enum NetworkRole {
  ORGANISER,
  LEADER,
  FUND_SPONSOR,
  RECRUITER,
  TRAFFICKER,
  MONEY_MULE,
  OPERATOR
}
