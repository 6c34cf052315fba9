package cordon.operations;

import cordon.operations.v1.CalendarLink;
import cordon.operations.v1.CalendarServiceGrpc;
import cordon.operations.v1.CalendarServiceGrpc.CalendarServiceBlockingStub;
import cordon.operations.v1.CreateCalendarLinkRequest;
import cordon.operations.v1.FetchCalendarRequest;
import cordon.operations.v1.ListCalendarLinksRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Links to calendars, made as the page makes them. */
public final class CalendarFixture {
  private static final SecureRandom RANDOM = new SecureRandom();

  private CalendarFixture() {}

  public static CalendarServiceBlockingStub calendars(ServiceFixture service, TestCaller caller) {
    return CalendarServiceGrpc.newBlockingStub(service.channel(caller));
  }

  /** 32 random bytes as they stand in an address. */
  public static String secret() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static CreateCalendarLinkRequest.Builder making(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return CreateCalendarLinkRequest.newBuilder()
          .setName("My phone")
          .setLanguage("en")
          .setSecretHash(HexFormat.of().formatHex(hash))
          .setOrigin("https://cordon.example.org");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static CalendarLink made(ServiceFixture service, TestCaller caller, String secret) {
    return calendars(service, caller).createCalendarLink(making(secret).build()).getLink();
  }

  /** The secret of a new link. */
  public static String madeFor(ServiceFixture service, TestCaller caller) {
    String secret = secret();
    var _ = made(service, caller, secret);
    return secret;
  }

  public static List<CalendarLink> listed(ServiceFixture service, TestCaller caller) {
    return calendars(service, caller)
        .listCalendarLinks(ListCalendarLinksRequest.getDefaultInstance())
        .getLinksList();
  }

  /** What is at the address, to somebody who shows nothing else. */
  public static String fetched(ServiceFixture service, String secret) {
    return CalendarServiceGrpc.newBlockingStub(service.anonymous(Map.of()))
        .fetchCalendar(FetchCalendarRequest.newBuilder().setSecret(secret).build())
        .getContent()
        .getContent()
        .toStringUtf8();
  }
}
