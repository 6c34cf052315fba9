package cordon.operations.paper;

import java.awt.Color;
import java.util.Map;

/** What is told apart on paper by more than its words; labels have the colours of TLP 2.0. */
final class Colours {
  static final Color INK = new Color(0x1a, 0x1f, 0x26);
  static final Color QUIET = new Color(0x55, 0x5e, 0x6b);
  static final Color LINE = new Color(0xc9, 0xce, 0xd6);
  static final Color HEAD = new Color(0xee, 0xf1, 0xf5);
  static final Color LABEL = Color.BLACK;

  private static final Map<String, Color> OF_LABELS =
      Map.of(
          "TLP:GREEN", new Color(0x33, 0xff, 0x00),
          "TLP:AMBER", new Color(0xff, 0xc0, 0x00),
          "TLP:AMBER+STRICT", new Color(0xff, 0xc0, 0x00),
          "TLP:RED", new Color(0xff, 0x2b, 0x2b));

  private Colours() {}

  static Color of(String label) {
    return OF_LABELS.getOrDefault(label, Color.WHITE);
  }
}
