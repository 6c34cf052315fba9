package cordon.operations.hotspot;

/** The hotspot from which activity moved, and how that is known. */
public record Displacement(String operationId, String hotspotId, String note) {}
