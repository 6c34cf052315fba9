package cordon.reporting.subject;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What stands behind an address: whose name is kept, and what is left out. */
class PaymentRequestTest {
  private static final String SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
  private static final String EIP55 = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  private final Spellings wallets = new Spellings(IdentifierType.WALLET);

  /** XLS-5, its own test vectors. */
  @Test
  void a_tag_on_the_xrp_ledger_is_part_of_the_wallet() {
    String account = "rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf";
    wallets.areOne(
        "xrpl:" + account,
        "xrp:" + account,
        "ripple:" + account,
        "xrpl:0:" + account,
        "xrp:" + account + "?amount=1",
        "xrp:XVLhHMPHU98es4dbozjVtdWzVrDjtV5fdx1mHp98tDMoQXb");
    wallets.areOne(
        "xrpl:" + account + "?dt=0",
        "xrp:" + account + "?amount=1&dt=00",
        "xrp:XVLhHMPHU98es4dbozjVtdWzVrDjtV8AqEL4xcZj5whKbmc");
    wallets.areOne(
        "xrpl:" + account + "?dt=4294967295",
        "xrp:XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi",
        "xrp:XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi?dt=4294967295");
    wallets.areRefused(
        "checksum",
        "xrp:rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpF",
        "xrp:rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpg",
        "xrp:" + account + "?dt=4294967296",
        "xrp:" + account + "?dt=abc",
        "xrp:XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi?dt=1",
        "xrp:1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
  }

  /**
   * Every customer of an exchange has the same account and another tag. Apps write it in several
   * ways (XLS-5: dt; XRPL documentation: destination tag).
   */
  @Test
  void a_tag_on_the_xrp_ledger_is_read_however_it_is_named() {
    String account = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh";
    wallets.areOne(
        "xrpl:" + account + "?dt=5",
        "xrpl:" + account + "?Dt=5",
        "xrpl:" + account + "?DT=05",
        "xrpl:" + account + "?Tag=5",
        "xrp:" + account + "?destinationTag=5",
        "xrp:" + account + "?destination_tag=5&amount=1",
        "xrp:" + account + "?amount=1&destination-tag=5",
        "xrp:" + account + "?dt=5&tag=5");
    wallets.differ(
        "xrpl:" + account, "xrpl:" + account + "?dt=5", "xrpl:" + account + "?destination_tag=6");
  }

  @Test
  void a_tag_that_cannot_be_read_is_not_dropped() {
    String account = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh";
    wallets.areRefused("one tag", "xrpl:" + account + "?dt=1&dt=2");
    wallets.areRefused("one tag", "xrpl:" + account + "?tag=1&destinationTag=2");
    wallets.areRefused(
        "stands nothing",
        "xrpl:" + account + "?memo=6",
        "xrpl:" + account + "?amount=1&invoiceid=6",
        "xrpl:" + account + "?5",
        "xrpl:" + account + "?%64t=5",
        "xrpl:" + account + "?amount=1#5",
        "xrpl:" + account + "?dt");
    wallets.areRefused(
        "checksum",
        "xrpl:" + account + "?dt=",
        "xrpl:" + account + "?destinationTag=x",
        "xrpl:" + account + "?amount=1;dt=x",
        "xrpl:" + account + "?amount=1?dt=x");
  }

  /** Deposits at an exchange have one address and a comment of each customer. */
  @Test
  void what_names_a_holder_behind_an_address_is_not_dropped() {
    String friendly = "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA";
    String raw = "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e";
    wallets.areRefused(
        "stands nothing",
        "ton://transfer/" + friendly + "?amount=1&text=100",
        "ton:" + friendly + "?text=100",
        "ton:" + friendly + "?TEXT=100",
        "ton:" + friendly + "?comment=100",
        "ton:" + friendly + "?bin=te6cckEBAQEAAgAAAEysuc0=",
        "ton:" + raw + "?text=100",
        "ton:" + friendly + "?dt=5",
        "xlm:GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ?memo_type=id&memo=1",
        "eos-unknown:abcdefghijklmnopqrstuvwxyz?memo=1",
        "ethereum:" + EIP55 + "?chainId=56",
        "solana:7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv?memo=1",
        "bitcoin:" + SEGWIT + "?req-somethingnew=1");
  }

  /** BIP 21, BIP 72, BIP 78, ERC-681, Solana Pay. */
  @Test
  void what_says_how_much_is_asked_for_names_no_other_wallet() {
    wallets.areOne(
        "bitcoin:" + SEGWIT,
        "bitcoin:" + SEGWIT + "?amount=20.3&label=Luke-Jr&message=Donation%20for%20x",
        "bitcoin:" + SEGWIT + "?Amount=1",
        "bitcoin:" + SEGWIT + "?r=https://x.example/i/1",
        "bitcoin:" + SEGWIT + "?amount=1&pj=https://x.example/&lightning=LNBC1",
        "bitcoin:" + SEGWIT + "?");
    wallets.areOne(
        "ethereum:" + EIP55.toLowerCase(Locale.ROOT),
        "ethereum:" + EIP55 + "?value=2.014e18&gasPrice=1");
    wallets.areOne(
        "solana:7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv",
        "solana:7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv?amount=1&spl-token=E&reference=8");
    wallets.areOne(
        "ton:UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA",
        "ton://transfer/UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA?amount=1&jetton=EQ&exp=1");
  }
}
