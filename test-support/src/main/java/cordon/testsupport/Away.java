package cordon.testsupport;

/** The ways in which an identity provider goes away. */
public enum Away {
  /** What stands before it answers 503. */
  REFUSES,
  /** It answers, and not with what was asked for: a key set without keys. */
  ANSWERS_NONSENSE,
  /** Connections are closed. */
  CLOSES,
  /** Connections are taken, and nothing comes. */
  HANGS
}
