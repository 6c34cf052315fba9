package cordon.reporting.submission;

/** Where a submission is. */
public enum SubmissionState {
  ACCEPTED,
  VALIDATED,
  REJECTED
}
