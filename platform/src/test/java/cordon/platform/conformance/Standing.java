package cordon.platform.conformance;

/** How a country stands to an operation that it does not take part in. */
public enum Standing {
  STRANGER("GH"),
  INVITED("KE"),
  DECLINED("ZA"),
  WITHDRAWN("EG");

  /** A country that takes part, whose records the others are after. */
  public static final String INSIDER = "NG";

  private final String country;

  Standing(String country) {
    this.country = country;
  }

  /** ISO 3166-1 alpha-2 of the country that stands so in the tests. */
  public String country() {
    return country;
  }
}
