package cordon.reporting.subject;

/** Kinds of strong identifier. */
public enum IdentifierType {
  DOCUMENT(true),
  ACCOUNT(true),
  WALLET(true),
  PHONE(true),
  DOMAIN(false),
  IP_ADDRESS(false),
  URL(false);

  private final boolean leadsToPersons;

  IdentifierType(boolean leadsToPersons) {
    this.leadsToPersons = leadsToPersons;
  }

  /** Whether the value is kept out of every store and answer, and only its key stays. */
  public boolean isProtected() {
    return leadsToPersons;
  }
}
