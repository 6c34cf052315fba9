package cordon.operations.participation;

import cordon.operations.v1.ParticipantActOuterClass;
import cordon.platform.contract.EnumNames;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What each kind of participant may do, as the contract says beside the kind: the one table. */
final class ParticipantActMessages {
  private static final Map<ParticipantKind, Set<ParticipantAct>> TABLE = table();

  private ParticipantActMessages() {}

  static boolean may(ParticipantKind kind, ParticipantAct act) {
    return Objects.requireNonNull(TABLE.get(kind)).contains(act);
  }

  private static Map<ParticipantKind, Set<ParticipantAct>> table() {
    var table = new EnumMap<ParticipantKind, Set<ParticipantAct>>(ParticipantKind.class);
    for (ParticipantKind kind : ParticipantKind.values()) {
      var may = EnumSet.noneOf(ParticipantAct.class);
      EnumNames.write(cordon.operations.v1.ParticipantKind.class, kind)
          .getValueDescriptor()
          .getOptions()
          .getExtension(ParticipantActOuterClass.may)
          .forEach(act -> may.add(EnumNames.read(ParticipantAct.class, act)));
      table.put(kind, may);
    }
    return table;
  }
}
