package cordon.operations.cases;

/** What the INTERPOL Constitution forbids: article 3, and for the last article 2. */
public enum ReviewGround {
  POLITICAL,
  MILITARY,
  RELIGIOUS,
  RACIAL,
  HUMAN_RIGHTS
}
