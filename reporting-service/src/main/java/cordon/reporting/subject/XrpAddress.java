package cordon.reporting.subject;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of the XRP Ledger. Behind one address of an exchange or a bank stand many holders, told
 * apart by a tag, which is written behind the address ({@code ?dt=}) or within it (XLS-5, {@code
 * X…}); so the tag is part of the wallet.
 */
final class XrpAddress {
  private static final Pattern TAG = Pattern.compile("[0-9]{1,10}");
  private static final int ACCOUNT = 21;
  private static final int WITH_TAG = 31;
  private static final long LARGEST_TAG = 0xffff_ffffL;
  private static final int FLAG = 22;

  private XrpAddress() {}

  /**
   * {@code r…}, with its tag behind it if it has one; nothing if the checksum does not fit, or the
   * tag that is written is no number of 32 bits.
   */
  static Optional<String> read(String address, Optional<String> written) {
    Optional<Long> tag = written.flatMap(XrpAddress::tag);
    if (tag.isEmpty() && written.isPresent()) {
      return Optional.empty();
    }
    return Base58.XRPL
        .readChecked(address)
        .flatMap(bytes ->
            bytes.length == WITH_TAG
                ? tagged(bytes, tag)
                : plain(bytes).map(account -> account + tag.map(t -> "?dt=" + t).orElse("")));
  }

  private static Optional<String> plain(byte[] bytes) {
    return Optional.of(bytes)
        .filter(b -> b.length == ACCOUNT && b[0] == 0)
        .map(Base58.XRPL::writeChecked);
  }

  /** Two octets X, the account, a flag, and the tag in eight octets, the smallest first. */
  private static Optional<String> tagged(byte[] bytes, Optional<Long> behind) {
    byte flag = bytes[FLAG];
    long within = Long.reverseBytes(ByteBuffer.wrap(bytes, FLAG + 1, Long.BYTES).getLong());
    boolean wellFormed =
        bytes[0] == 0x05
            && bytes[1] == 0x44
            && (flag == 1 ? within >= 0 && within <= LARGEST_TAG : flag == 0 && within == 0);
    boolean other = behind.isPresent() && (flag == 0 || behind.get() != within);
    if (!wellFormed || other) {
      return Optional.empty();
    }
    byte[] account = new byte[ACCOUNT];
    System.arraycopy(bytes, 2, account, 1, ACCOUNT - 1);
    return Optional.of(Base58.XRPL.writeChecked(account) + (flag == 1 ? "?dt=" + within : ""));
  }

  private static Optional<Long> tag(String written) {
    return TAG.matcher(written).matches()
        ? Optional.of(Long.parseLong(written)).filter(number -> number <= LARGEST_TAG)
        : Optional.empty();
  }
}
