package cordon.operations.participation;

import cordon.platform.contract.EnumNames;
import cordon.platform.refusal.RejectedException;
import java.util.HashSet;
import java.util.List;

/** Agencies between the contract and the domain, of the directory and of a participation. */
public final class AgencyMessages {
  private AgencyMessages() {}

  public static cordon.operations.v1.Agency message(Agency one) {
    return cordon.operations.v1.Agency.newBuilder()
        .setCode(one.code())
        .setName(one.name())
        .setKind(EnumNames.write(cordon.operations.v1.AgencyKind.class, one.kind()))
        .build();
  }

  /**
   * @throws RejectedException INCONSISTENT if a code stands twice
   */
  public static List<Agency> read(List<cordon.operations.v1.Agency> agencies) {
    var seen = new HashSet<String>();
    for (int i = 0; i < agencies.size(); i++) {
      if (!seen.add(agencies.get(i).getCode())) {
        throw RejectedException.inconsistent(
            "agencies[" + i + "].code",
            "repeated.unique",
            "The code stands twice; name each agency once.");
      }
    }
    return agencies.stream()
        .map(one ->
            new Agency(
                one.getCode(), one.getName(), EnumNames.read(AgencyKind.class, one.getKind())))
        .toList();
  }
}
