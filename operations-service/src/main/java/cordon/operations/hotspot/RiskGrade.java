package cordon.operations.hotspot;

/** How great a risk is, from the least. */
public enum RiskGrade {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
