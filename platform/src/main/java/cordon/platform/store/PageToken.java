package cordon.platform.store;

import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Opaque tokens with which a list goes on after the last row that it gave. */
public final class PageToken {
  private static final String SEPARATOR = "\n";
  private static final int MARK_BYTES = 8;

  private PageToken() {}

  /**
   * @param list which list with which filter; a token is good for that alone
   * @param last sort key of the last row given
   */
  public static String after(String list, String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((mark(list) + SEPARATOR + last).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The sort key to go on after, or empty for the first page.
   *
   * @throws RejectedException BAD_PAGE_TOKEN if this list has not given it
   */
  public static Optional<String> read(String list, String token) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      String head = mark(list) + SEPARATOR;
      if (text.startsWith(head) && text.length() > head.length()) {
        return Optional.of(text.substring(head.length()));
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the refusal: it is not Base64.
    }
    throw new RejectedException(
            CommonReason.BAD_PAGE_TOKEN,
            "The page token is not one that this list gave for this request; begin without one.")
        .at("page_token");
  }

  /** Short, whatever the filter is: a token has to fit into an address. */
  private static String mark(String list) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, MARK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
