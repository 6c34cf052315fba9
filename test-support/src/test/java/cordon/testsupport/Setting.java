package cordon.testsupport;

import java.util.Locale;

/**
 * What an installation may set, as it stands in the code.
 *
 * @param name of the property, e.g. {@code cordon.session.idle}
 * @param of the parts that have it
 * @param type as the code has it, e.g. {@code Duration}
 * @param usual what holds where it is not set; empty for none
 * @param meaning as Javadoc says it; of what nobody may read it begins with {@value #SECRET}
 */
record Setting(String name, String of, String type, String usual, String meaning)
    implements Comparable<Setting> {
  private static final String SECRET = "secret: ";

  /** What it is to whoever sets it. */
  String kind() {
    if (name.endsWith("port")) {
      return "port";
    }
    return meaning.startsWith(SECRET) ? "secret" : "setting";
  }

  private String unit() {
    if (kind().equals("port")) {
      return "";
    }
    return switch (type) {
      case "Duration" -> "time, as `30s`";
      case "DataSize" -> "bytes, as `32MB`";
      case "int", "Integer" -> "number";
      case "double" -> "share";
      case "Path" -> "file";
      case "List<String>" -> "list";
      default -> "text";
    };
  }

  /** Its row in the table. */
  String row() {
    return "| %s | `%s` | %s | %s | %s | %s |"
        .formatted(
            kind(),
            name,
            of,
            usual.isEmpty() ? "" : "`" + usual + "`",
            unit(),
            meaning.replaceFirst("^" + SECRET, ""))
        .replaceAll("  +", " ");
  }

  @Override
  public int compareTo(Setting other) {
    return sortedBy().compareTo(other.sortedBy());
  }

  private String sortedBy() {
    return "%s %s %s".formatted(kind(), name, of).toLowerCase(Locale.ROOT);
  }
}
