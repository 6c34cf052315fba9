package cordon.platform.refusal;

/**
 * Why a call is refused: one constant of an enum per service, named as the contract names it
 * without the prefix. Clients branch on it, never on text.
 */
public interface Reason {
  String name();

  Kind kind();
}
