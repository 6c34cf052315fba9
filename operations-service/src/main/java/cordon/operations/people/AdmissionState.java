package cordon.operations.people;

/** Where an admission stands. */
public enum AdmissionState {
  PROPOSED,
  ADMITTED,
  SUSPENDED,
  DECLINED,
  WITHDRAWN
}
