package cordon.operations.participation;

/** Who speaks for a country. */
public record ContactPoint(ContactPointKind kind, String name) {}
