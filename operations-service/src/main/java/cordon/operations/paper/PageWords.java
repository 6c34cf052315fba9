package cordon.operations.paper;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts, numbers, times and names of a reader's language, as the web application's pages have
 * them. For one document and one thread.
 */
public final class PageWords {
  private static final Map<Language, Map<String, String>> TEXTS = new EnumMap<>(Language.class);
  private static final String DAY = "EEEdMMM";
  private static final String CLOCK = "HHmm";
  private static final Pattern ENGLISH_DAY = Pattern.compile("^([A-Z][a-z]{2}), ");

  private final Language language;
  private final @Nullable ZoneId zone;
  private final Map<String, String> texts;
  private final NumberFormat numbers;
  private final ListFormatter lists;

  /**
   * @param zone of the local times that stand beside UTC; null where none do
   */
  public PageWords(Language language, @Nullable ZoneId zone) {
    this.language = language;
    this.zone = zone;
    this.texts = textsOf(language);
    this.numbers = NumberFormat.getInstance(language.locale());
    this.lists = ListFormatter.getInstance(language.locale());
  }

  private static Map<String, String> textsOf(Language language) {
    synchronized (TEXTS) {
      return TEXTS.computeIfAbsent(language, PageTexts::of);
    }
  }

  public Language language() {
    return language;
  }

  public boolean has(String id) {
    return texts.containsKey(id);
  }

  /**
   * @throws IllegalStateException if no page has such a text
   */
  public String text(String id) {
    return text(id, Map.of());
  }

  /**
   * @param values by name; what somebody has written is set apart with {@link #apart}
   */
  public String text(String id, Map<String, ?> values) {
    String text = texts.get(id);
    if (text == null) {
      throw new IllegalStateException("No page has the text " + id);
    }
    return text.indexOf('{') < 0
        ? text
        : new MessageFormat(text, language.locale()).format(Map.copyOf(values));
  }

  /** What somebody has written, so that it moves nothing beside it in a text of ours. */
  public String apart(String written) {
    return Directions.apart(Visible.line(written), language.rightToLeft());
  }

  public String number(long value) {
    return numbers.format(value);
  }

  /** A country's name, or its code where none is known. */
  public String country(String code) {
    String name = new ULocale("", code).getDisplayCountry(language.locale());
    return name.isEmpty() ? code : name;
  }

  /** A language's name in that of the reader. */
  public String tongue(String tag) {
    String name = ULocale.forLanguageTag(tag).getDisplayName(language.locale());
    return name.isEmpty() ? tag : name;
  }

  public String list(List<String> parts) {
    return parts.isEmpty() ? "" : lists.format(parts);
  }

  /** With the day of the week, in UTC. */
  public String utc(Instant time) {
    // English puts a comma behind the day of the week, which tells nothing.
    return ENGLISH_DAY.matcher(format("y" + DAY + CLOCK, time, ZoneOffset.UTC)).replaceFirst("$1 ")
        + " UTC";
  }

  /** The same time in the reader's zone; empty where that is UTC's, or none is asked for. */
  public String local(Instant time) {
    if (zone == null) {
      return "";
    }
    ZoneOffset offset = zone.getRules().getOffset(time);
    if (offset.getTotalSeconds() == 0) {
      return "";
    }
    boolean sameDay =
        LocalDate.ofInstant(time, zone).equals(LocalDate.ofInstant(time, ZoneOffset.UTC));
    String told = format(sameDay ? CLOCK : DAY + CLOCK, time, zone);
    return text("when.local", Map.of("time", told, "offset", apart("UTC" + signed(offset))));
  }

  /** For rows whose heading says that it is UTC; without the year. */
  public String shortTime(Instant time) {
    return format(DAY + CLOCK, time, ZoneOffset.UTC);
  }

  private String format(String skeleton, Instant time, ZoneId in) {
    DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, language.locale());
    format.setTimeZone(TimeZone.getTimeZone(in.equals(ZoneOffset.UTC) ? "UTC" : in.getId()));
    return format.format(Date.from(time));
  }

  private static String signed(ZoneOffset offset) {
    int minutes = Math.abs(offset.getTotalSeconds() / 60);
    String rest = minutes % 60 == 0 ? "" : ":%02d".formatted(minutes % 60);
    return (offset.getTotalSeconds() < 0 ? "\u2212" : "+") + minutes / 60 + rest;
  }
}
