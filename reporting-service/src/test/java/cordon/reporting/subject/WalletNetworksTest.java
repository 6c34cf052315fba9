package cordon.reporting.subject;

import cordon.reporting.money.Network;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in front of an address: which networks are one, and what is none. */
class WalletNetworksTest {
  private static final String SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
  private static final String EIP55 = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  private final Spellings wallets = new Spellings(IdentifierType.WALLET);

  @Test
  void one_address_on_two_networks_is_two_wallets() {
    wallets.differ(
        "ethereum:" + EIP55, "polygon:" + EIP55, "eip155:56:" + EIP55, "eip155:61:" + EIP55);
    wallets.areOne(
        "polygon:" + EIP55.toLowerCase(Locale.ROOT), "eip155:137:" + EIP55, "matic:" + EIP55);
  }

  @Test
  void every_network_of_ethereum_has_one_name_and_its_checksum() {
    String small = EIP55.toLowerCase(Locale.ROOT);
    wallets.areOne("fantom:" + small, "eip155:250:" + EIP55, "ftm:" + EIP55, "Fantom:" + EIP55);
    wallets.areOne("gnosis:" + small, "eip155:100:" + EIP55, "xdai:" + EIP55);
    wallets.areOne("celo:" + small, "eip155:42220:" + EIP55);
    wallets.areOne("linea:" + small, "eip155:59144:" + EIP55);
    wallets.areOne("zksync:" + small, "eip155:324:" + EIP55, "zksync-era:" + EIP55);
    wallets.areOne("mantle:" + small, "eip155:5000:" + EIP55);
    wallets.areOne("ethereum:" + small, "erc-20:" + EIP55, "ERC20:" + EIP55);
    wallets.areOne("bsc:" + small, "bep-20:" + EIP55, "eip155:56:" + EIP55);
    for (Network network : Network.values()) {
      if (network.form() == Network.Form.EVM) {
        wallets.areRefused(
            "checksum", network.text() + ":0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
      }
    }
  }

  /** CAIP-2 with a name in place of the namespace: the main network, or none. */
  @Test
  void a_reference_behind_the_name_of_a_network_is_its_main_one_or_refused() {
    String small = EIP55.toLowerCase(Locale.ROOT);
    wallets.areOne("ethereum:" + small, "ethereum:1:" + EIP55, "Ethereum:MainNet:" + EIP55);
    wallets.areOne("polygon:" + small, "matic:137:" + EIP55, "polygon:mainnet:" + small);
    wallets.areOne("bitcoin:" + SEGWIT, "bitcoin:mainnet:" + SEGWIT, "btc:mainnet:" + SEGWIT);
    wallets.areOne(
        "tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "tron:mainnet:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "tron:728126428:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t");
    wallets.areOne(
        "solana:7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv",
        "solana:mainnet:7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv",
        "solana:mainnet-beta:7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv");
    wallets.areOne(
        "xrpl:rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh?dt=1",
        "ripple:mainnet:rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh?dt=1",
        "xrp:0:rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh?dt=1");
    wallets.areOne(
        "ton:UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA",
        "ton:mainnet:EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff+W72r5gqPrHF",
        "ton:-239:0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e");
    wallets.areRefused(
        "checksum",
        "ethereum:1:0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "tron:mainnet:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u",
        "bitcoin:mainnet:1BoatSLRHtKNngkdXEeobR76b53LETtpyU");
    wallets.areRefused(
        "main network",
        "tron:1:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u",
        "ethereum:56:" + EIP55,
        "ethereum:01:" + EIP55,
        "bitcoin:testnet:tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "solana:devnet:7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv",
        "stellar:testnet:GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ",
        "xrpl:1:rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        "xrpl:00:rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        "ton:-3:EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
        "polkadot:west:15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5");
    // The namespace of Polkadot has many networks (CAIP-13); another one is itself, as it was.
    wallets.areOne(
        "polkadot:9eb76c5184c4ab8679d2d5d819fdf90b:ZsoL3UY9G7fhUGSLqf2YFc9Cke9VGgMvCtwPBeQzqb9iyEm");
  }

  @Test
  void what_is_no_network_has_no_wallet() {
    wallets.areRefused(
        "no network",
        "iban:gb29nwbk60161331926819",
        "IBAN: GB29NWBK60161331926819",
        "sepa:GB29NWBK60161331926819",
        "bank-of-somewhere:GB29NWBK60161331926819",
        "iban:GB29 NWBK 6016 1331 9268 19",
        "mailto:someone@a-long-name.example",
        "tel:+2348035550101",
        "urn:iban:GB29NWBK60161331926819",
        "https://evil-example-of-a-long-name.example",
        "http:evil-example-of-a-long-name.example",
        "hxxps://evil-example-of-a-long-name.example",
        "tel:2348035550101234567890123",
        "mailto:someone-with-a-long-name.example",
        "whatsapp:234803555010123456789",
        "passport:A12345678901234567890",
        "wallet:1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        "address:1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
  }

  /** EIP-3770, short names of ethereum-lists/chains, as Safe writes addresses. */
  @ParameterizedTest
  @CsvSource({
    "eth, ethereum",
    "arb1, arbitrum",
    "arb-nova, arbitrum-nova",
    "oeth, optimism",
    "bnb, bsc",
    "obnb, opbnb",
    "gno, gnosis",
    "pol, polygon",
    "matic, polygon",
    "zkevm, polygon-zkevm",
    "scr, scroll",
    "ron, ronin",
    "avax, avalanche",
    "base, base",
    "linea, linea",
    "zksync, zksync",
    "celo, celo",
    "ftm, fantom",
    "sonic, sonic",
    "mantle, mantle",
    "blastmainnet, blast",
    "cro, cronos",
    "mbeam, moonbeam",
    "mriver, moonriver",
    "aurora, aurora",
    "etc, ethereum-classic",
    "metis-andromeda, metis",
    "kaia-mainnet, kaia",
    "hmy-s0, harmony",
    "pls, pulsechain",
    "berachain, berachain",
    "unichain, unichain",
    "wc, world-chain",
    "tko-mainnet, taiko",
    "flr, flare",
    "mode, mode",
    "zora, zora",
    "boba, boba",
  })
  void a_chain_prefix_of_an_address_names_its_network(String prefix, String network) {
    String small = EIP55.toLowerCase(Locale.ROOT);
    wallets.areOne(network + ":" + small, prefix + ":" + EIP55, prefix + ":" + small);
    wallets.areRefused("checksum", prefix + ":0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
  }

  /** CAIP-3: a chain is a decimal number; CAIP-2 of other namespaces. */
  @Test
  void the_number_of_a_chain_has_one_form() {
    wallets.areOne("eip155:5:" + EIP55.toLowerCase(Locale.ROOT), "eip155:5:" + EIP55);
    wallets.areRefused(
        "CAIP-2",
        "eip155:01:" + EIP55,
        "EIP155:0001:" + EIP55,
        "eip155:005:" + EIP55,
        "eip155:00:" + EIP55,
        "eip155:0x1:" + EIP55,
        "eip155:mainnet:" + EIP55,
        "eip155:-1:" + EIP55,
        "cip34:01-764824073:addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5",
        "bip122:19d6689c085ae165831e93:" + SEGWIT);
  }

  @Test
  void an_address_of_an_unknown_network_stays_as_it_is() {
    wallets.areOne(
        "monero:44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
        "Monero:44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A");
    wallets.differ(
        "near:7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv",
        "near:7s3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv");
    wallets.areRefused(
        "network, a colon", "near:1:ca6e/21c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387df");
    wallets.areOne(
        "cosmos:cosmoshub-3:cosmos1t2uflqwqe0fsj0shcfkrvpukewcw40yjj6hdc0",
        "cosmos:cosmoshub-3:COSMOS1T2UFLQWQE0FSJ0SHCFKRVPUKEWCW40YJJ6HDC0");
    wallets.areRefused(
        "network, a colon",
        "0xabcdef0123456789abcdef0123456789abcdef01",
        "bitcoin 1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        "bitcoin:",
        "bitcoin:1Boatß",
        "");
  }
}
