package cordon.platform.backup;

/**
 * The parts of which a backup file is made: a kind, a length, the content, and a sum over all. What
 * is taken later is added behind.
 */
enum Frame {
  /** Of which form the file is, and who has written it. */
  BEGIN('B'),
  /** That a collection follows. */
  COLLECTION('C'),
  /** Documents of the collection as they are stored, in the order of their ids. */
  DOCUMENTS('D'),
  /** What all of that has to be, and as of which moment. */
  MANIFEST('M'),
  /** Changes since then, as the oplog has them. */
  CHANGES('O'),
  /** Until when these are, and what they have to be; the file is whole up to here. */
  END('E');

  /** First in every file. */
  static final byte[] MAGIC = "cordon-backup\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  /** Of this form; a greater one is of a later version. */
  static final int FORMAT = 1;

  private final byte sign;

  Frame(char sign) {
    this.sign = (byte) sign;
  }

  byte sign() {
    return sign;
  }

  static Frame of(byte sign) {
    for (Frame one : values()) {
      if (one.sign == sign) {
        return one;
      }
    }
    throw new IllegalArgumentException("no such frame");
  }
}
