package cordon.operations.calendar;

import static cordon.operations.calendar.CalendarMessages.message;

import cordon.operations.v1.CalendarServiceGrpc;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's calendar service. */
@Configuration(proxyBeanMethods = false)
class CalendarGrpcService {
  @Bean
  BindableService calendarService(
      Rpcs rpcs,
      CalendarLinks links,
      CalendarLinkStore store,
      CalendarFetchStore fetches,
      InstantSource clock) {
    return rpcs.service(CalendarServiceGrpc.getServiceDescriptor())
        .command(
            CalendarServiceGrpc.getCreateCalendarLinkMethod(),
            (tx, r) -> message(links.create(tx, CalendarMessages.spec(r)), tx.now(), null))
        .command(
            CalendarServiceGrpc.getRenewCalendarLinkMethod(),
            (tx, r) -> message(links.renew(tx, r.getLinkId()), tx.now(), null))
        .command(
            CalendarServiceGrpc.getRevokeCalendarLinkMethod(),
            (tx, r) -> message(links.revoke(tx, r.getLinkId()), tx.now(), null))
        .command(
            CalendarServiceGrpc.getRevokeCalendarLinksOfMethod(),
            (tx, r) ->
                CalendarMessages.revoked(
                    links.revokeOf(tx, r.getSubject(), r.getReason()), tx.now()))
        .page(
            CalendarServiceGrpc.getListCalendarLinksMethod(),
            Rows.of(CalendarLink::id, (CalendarLink one) -> message(one, one.updated(), null)),
            (call, r, listing) -> {
              links.endOutgrown(call);
              Map<String, Instant> fetched = fetches.of(call.caller().subject());
              Instant now = clock.instant();
              return store.newest(
                  call, listing.shownAs(one -> message(one, now, fetched.get(one.id()))));
            })
        .read(
            CalendarServiceGrpc.getFetchCalendarMethod(),
            (call, r) -> CalendarMessages.content(links.fetch(r.getSecret())))
        .all();
  }
}
