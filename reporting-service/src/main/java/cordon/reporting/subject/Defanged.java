package cordon.reporting.subject;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes what people do to names so that nobody follows them by accident: {@code evil[.]example},
 * {@code evil(dot)example}, {@code hxxps://}. There is no standard for it; these are the habits of
 * reports and of the tools that write them. None of them has another meaning where it is undone.
 */
final class Defanged {
  private static final Pattern DOT =
      Pattern.compile(
          " ?[\\[({] ?(?:\\.|dot|d0t) ?[\\])}] ?|\\[\\.|\\.]|\\\\\\.| dot ",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MARK = Pattern.compile("[\\[\\](){}\\\\\\s\\p{Zs}]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}]+");
  private static final Pattern COLON = Pattern.compile("[\\[({]:[\\])}]");
  private static final Pattern HTTP = Pattern.compile("h[tx*_]{2}[px](s?)|meow");
  private static final Pattern FTP = Pattern.compile("fxp(s?)");

  private Defanged() {}

  /** A name or an address as it is meant. */
  static String host(String text) {
    return MARK.matcher(text).find() ? undone(text) : text;
  }

  private static String undone(String text) {
    String spaced = BLANKS.matcher(text).replaceAll(" ");
    return COLON.matcher(DOT.matcher(spaced).replaceAll(".")).replaceAll(":");
  }

  /** The scheme of a URL as it is meant, in lower case. */
  static String scheme(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher http = HTTP.matcher(lower);
    if (http.matches()) {
      return http.group(1) == null ? "http" : "http" + http.group(1);
    }
    Matcher ftp = FTP.matcher(lower);
    return ftp.matches() ? "ftp" + ftp.group(1) : lower;
  }

  /** Path and query of a URL that was made harmless: the tools do it to every dot in it. */
  static String rest(String text) {
    return text.replace("[.]", ".").replace("[:]", ":").replace("[/]", "/");
  }
}
