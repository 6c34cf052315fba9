package cordon.endtoend;

/** What is reported in these tests, in JSON. */
final class Reports {
  private Reports() {}

  /** A number of fraud victims, as the {@code spec} of a result. */
  static String victims(String reference, long number) {
    return ("{\"reference\": \"%s\", \"occurredTime\": \"2025-01-01T00:00:00Z\","
            + " \"fraudVictimsTargeted\": {\"count\": {\"number\": %d}}}")
        .formatted(reference, number);
  }

  /** The same as a request for one result. */
  static String ofVictims(String reference, long number) {
    return "{\"spec\": " + victims(reference, number) + "}";
  }
}
