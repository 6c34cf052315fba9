package cordon.operations.calendar;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import cordon.common.v1.LinkContent;
import cordon.operations.v1.CreateCalendarLinkRequest;
import cordon.operations.v1.RevokeCalendarLinksOfResponse;
import cordon.platform.contract.Times;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links to calendars between the contract and the domain. */
final class CalendarMessages {
  private CalendarMessages() {}

  /** As it was when it changed. */
  static Message journaled(CalendarLink one) {
    return message(one, one.updated(), null);
  }

  /**
   * @param fetched when it was last asked; null while it was not, or where that is not told
   */
  static cordon.operations.v1.CalendarLink message(
      CalendarLink one, Instant now, @Nullable Instant fetched) {
    var message =
        cordon.operations.v1.CalendarLink.newBuilder()
            .setLinkId(one.id())
            .setVersion(one.version())
            .setName(one.name())
            .setLanguage(one.language())
            .setState(state(one, now))
            .setEndTime(Times.write(one.end()))
            .setCreateTime(Times.write(one.created()))
            .setUpdateTime(Times.write(one.updated()))
            .setSubject(one.subject());
    if (fetched != null) {
      message.setFetchTime(Times.write(fetched));
    }
    return message.build();
  }

  static CalendarLink.Spec spec(CreateCalendarLinkRequest request) {
    return new CalendarLink.Spec(
        request.getName(), request.getLanguage(), request.getSecretHash(), request.getOrigin());
  }

  static RevokeCalendarLinksOfResponse revoked(List<CalendarLink> links, Instant now) {
    var response = RevokeCalendarLinksOfResponse.newBuilder();
    links.forEach(one -> response.addLinks(message(one, now, null)));
    return response.build();
  }

  static LinkContent content(byte[] calendar) {
    return LinkContent.newBuilder()
        .setMediaType(Ics.MEDIA_TYPE)
        .setContent(ByteString.copyFrom(calendar))
        .build();
  }

  private static cordon.operations.v1.CalendarLinkState state(CalendarLink one, Instant now) {
    return switch (one.state()) {
      case REVOKED -> cordon.operations.v1.CalendarLinkState.CALENDAR_LINK_STATE_REVOKED;
      case IN_USE ->
          one.givesAt(now)
              ? cordon.operations.v1.CalendarLinkState.CALENDAR_LINK_STATE_IN_USE
              : cordon.operations.v1.CalendarLinkState.CALENDAR_LINK_STATE_ENDED;
    };
  }
}
