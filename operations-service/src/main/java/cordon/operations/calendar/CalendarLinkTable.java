package cordon.operations.calendar;

import static cordon.operations.calendar.CalendarLinkState.IN_USE;
import static cordon.operations.calendar.CalendarLinkState.REVOKED;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with a link, in which states, and where it leads. */
final class CalendarLinkTable {
  private static final StateTable<CalendarLinkState> TABLE = StateTable.of(CalendarLinkState.class);

  static final Command<CalendarLinkState> RENEW = TABLE.command("RENEW", Map.of(IN_USE, IN_USE));
  static final Command<CalendarLinkState> REVOKE = TABLE.command("REVOKE", Map.of(IN_USE, REVOKED));

  private CalendarLinkTable() {}
}
