package cordon.reporting.subject;

import cordon.reporting.money.Network;
import java.util.Arrays;
import java.util.Optional;

/**
 * Accounts of Polkadot and Kusama (SS58): the network's number, a key of 32 octets, and a checksum
 * of two. Number 42 is the form for any network and names the same account on the one that is said.
 */
final class PolkadotAddress {
  private static final int LENGTH = 35;
  private static final int CHECKSUM = 2;
  private static final byte ANY = 42;

  private PolkadotAddress() {}

  /** With the network's own number; nothing if the checksum does not fit or it is of another. */
  static Optional<String> read(Network network, String address) {
    byte number = (byte) (network == Network.POLKADOT ? 0 : 2);
    return Base58.BITCOIN
        .read(address)
        .filter(bytes -> bytes.length == LENGTH && (bytes[0] == number || bytes[0] == ANY))
        .filter(bytes ->
            Arrays.equals(
                Arrays.copyOfRange(bytes, LENGTH - CHECKSUM, LENGTH),
                Checksums.ss58(Arrays.copyOf(bytes, LENGTH - CHECKSUM))))
        .map(bytes -> {
          byte[] content = Arrays.copyOf(bytes, LENGTH - CHECKSUM);
          content[0] = number;
          byte[] whole = Arrays.copyOf(content, LENGTH);
          System.arraycopy(Checksums.ss58(content), 0, whole, LENGTH - CHECKSUM, CHECKSUM);
          return Base58.BITCOIN.write(whole);
        });
  }
}
