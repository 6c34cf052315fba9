package cordon.caveat;

/** What a country needs to be assured of. */
public enum AssuranceKind {
  DEATH_PENALTY,
  TORTURE
}
