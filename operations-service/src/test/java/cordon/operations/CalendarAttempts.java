package cordon.operations;

import static cordon.operations.CalendarFixture.secret;

import cordon.operations.v1.CalendarLink;
import cordon.operations.v1.ListCalendarLinksRequest;
import cordon.operations.v1.RenewCalendarLinkRequest;
import cordon.operations.v1.RevokeCalendarLinkRequest;
import cordon.operations.v1.RevokeCalendarLinksOfRequest;
import cordon.platform.conformance.Attempt;
import cordon.platform.conformance.Standing;
import java.util.stream.Stream;

/** Tries at the calendar link of an officer of another country. */
record CalendarAttempts(CalendarLink link) {
  Stream<Attempt> all() {
    return Stream.of(
        making(),
        Attempt.of(
            "RenewCalendarLink",
            RenewCalendarLinkRequest.newBuilder().setLinkId(link.getLinkId()).build()),
        Attempt.of(
            "RevokeCalendarLink",
            RevokeCalendarLinkRequest.newBuilder().setLinkId(link.getLinkId()).build()),
        Attempt.of(
            "RevokeCalendarLinksOf",
            RevokeCalendarLinksOfRequest.newBuilder()
                .setSubject(link.getSubject())
                .setReason("They have left.")
                .build()),
        Attempt.of("ListCalendarLinks", ListCalendarLinksRequest.getDefaultInstance()));
  }

  /** Everybody may make their own. */
  private static Attempt making() {
    Attempt attempt =
        Attempt.of("CreateCalendarLink", (String _) -> CalendarFixture.making(secret()).build());
    for (Standing standing : Standing.values()) {
      attempt = attempt.known(standing, "OK");
    }
    return attempt;
  }
}
