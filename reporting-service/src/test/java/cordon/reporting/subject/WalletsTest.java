package cordon.reporting.subject;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The forms of an address, each network by its own standard. */
class WalletsTest {
  private static final String SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
  private static final String TAPROOT =
      "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0";
  private static final String EIP55 = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  private final Spellings wallets = new Spellings(IdentifierType.WALLET);

  /** BIP 173 and BIP 350; joinmarket-webui/jam issue 1465, where capitals slipped past a match. */
  @Test
  void bech32_in_capitals_is_the_same_address() {
    wallets.areOne(
        "bitcoin:" + SEGWIT,
        "bitcoin:" + capitals(SEGWIT),
        "BITCOIN:" + capitals(SEGWIT),
        "btc:" + SEGWIT,
        "bip122:000000000019d6689c085ae165831e93:" + SEGWIT,
        "bitcoin:" + SEGWIT + "?amount=0.1&label=x",
        "Bitcoin: " + SEGWIT,
        "bitcoin://" + SEGWIT);
    wallets.areOne("bitcoin:" + TAPROOT, "bitcoin:" + capitals(TAPROOT));
    wallets.areRefused(
        "checksum",
        "bitcoin:BC1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "bitcoin:tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "bitcoin:bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
        "litecoin:" + SEGWIT);
  }

  /** Test vectors of BIP 350 that have a good checksum of the wrong kind. */
  @Test
  void a_witness_with_the_checksum_of_another_version_is_refused() {
    wallets.areRefused(
        "checksum",
        "bitcoin:bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
        "bitcoin:bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du",
        "bitcoin:BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P");
  }

  @Test
  void base58_keeps_its_case_and_its_checksum_has_to_fit() {
    wallets.areOne(
        "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "BTC:1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
    wallets.areOne("bitcoin:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy");
    wallets.areRefused(
        "checksum",
        "bitcoin:1boatslrhtknngkdxeeobr76b53lettpyt",
        "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyU",
        "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpy0",
        "dogecoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
  }

  /** EIP-55, its own examples. */
  @Test
  void the_capitals_of_an_ethereum_address_are_a_checksum() {
    String small = EIP55.toLowerCase(Locale.ROOT);
    wallets.areOne(
        "ethereum:" + small,
        "ethereum:" + EIP55,
        "Ethereum:0X" + capitals(small.substring(2)),
        "ethereum:0x" + capitals(small.substring(2)),
        "eth:" + EIP55,
        "eip155:1:" + EIP55,
        "EIP155:1:" + EIP55,
        "ethereum:" + small.substring(2));
    wallets.areOne(
        "ethereum:0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359",
        "ethereum:0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");
    wallets.areRefused(
        "checksum",
        "ethereum:0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "eip155:5:0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    wallets.areRefused(
        "40 hexadecimal digits",
        "ethereum:" + small + "0",
        "eip155:10:0xabcdef0123456789abcd",
        "ethereum:1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
  }

  /** EIP-1191, its own example. */
  @Test
  void rootstock_has_capitals_of_its_own() {
    wallets.areOne(
        "eip155:30:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
        "eip155:30:0x5aaEB6053f3e94c9b9a09f33669435E7ef1bEAeD");
  }

  @Test
  void tron_in_hexadecimal_is_the_same_address() {
    wallets.areOne(
        "tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "TRON:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "tron:41a614f803b6fd780986a42c78ec9c7f77e6ded13c",
        "trx:0x41A614F803B6FD780986A42C78EC9C7F77E6DED13C");
    wallets.areRefused("checksum", "tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6T");
  }

  /** A script of Litecoin was first written like one of Bitcoin. */
  @Test
  void both_forms_of_a_litecoin_script_are_one() {
    wallets.areOne(
        "litecoin:MTf4tP1TCNBn8dNkyxeBVoPrFCcVzxJvvh",
        "litecoin:3MSvaVbVFFLML86rt5eqgA9SvW23upaXdY");
  }

  /** The CashAddr specification's own example. */
  @Test
  void both_forms_of_a_bitcoin_cash_address_are_one() {
    String cash = "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a";
    wallets.areOne(
        "bitcoincash:1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu",
        "bitcoincash:" + cash,
        "BITCOINCASH:" + capitals(cash),
        "bch:" + cash);
    wallets.areOne(
        "bitcoincash:3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC",
        "bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq");
    wallets.areRefused(
        "checksum",
        "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q",
        "bitcoincash:QPM2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a");
    wallets.differ(
        "bitcoincash:1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu",
        "bitcoin:1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu");
  }

  @Test
  void solana_has_one_name_and_a_key_of_32_octets() {
    String key = "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv";
    wallets.areOne(
        "solana:" + key,
        "sol:" + key,
        "SPL:" + key,
        "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp:" + key,
        "solana:" + key + "?amount=1");
    wallets.areOne("solana:11111111111111111111111111111111");
    wallets.areRefused(
        "checksum",
        "solana:" + key.substring(4),
        "solana:" + key + "1",
        "solana:0S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv",
        "solana:1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
  }

  /** CashTokens (CHIP-2022-02), its own test vectors: z and r are q and p that take tokens. */
  @Test
  void an_address_of_bitcoin_cash_that_takes_tokens_is_the_same_wallet() {
    String plain =
        Identifiers.normal(
            IdentifierType.WALLET, "bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2");
    wallets.areOne(
        plain,
        "bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2",
        "bitcoincash:zr6m7j9njldwwzlg9v7v53unlr4jkmx6eycnjehshe",
        "BCH:" + capitals("zr6m7j9njldwwzlg9v7v53unlr4jkmx6eycnjehshe"));
    String script =
        Identifiers.normal(IdentifierType.WALLET, "bch:ppawqn2h74a4t50phuza84kdp3794pq3ccvm92p8sh");
    wallets.areOne(script, "bch:rpawqn2h74a4t50phuza84kdp3794pq3cct3k50p0y");
  }

  /** Scripts with a hash of 32 octets (CHIP-2022-05, P2SH32), as the CashTokens test vectors. */
  @Test
  void a_script_of_bitcoin_cash_may_have_a_hash_of_32_octets() {
    String p = "pvqqqqqqqqqqqqqqqqqqqqqqzg69v7ysqqqqqqqqqqqqqqqqqqqqqpkp7fqn0";
    String r = "rvqqqqqqqqqqqqqqqqqqqqqqzg69v7ysqqqqqqqqqqqqqqqqqqqqqn9alsp2y";
    String form = Identifiers.normal(IdentifierType.WALLET, "bitcoincash:" + p);
    wallets.areOne(form, "bitcoincash:" + p, "bch:" + r, "bch:" + capitals(r));
    wallets.areRefused(
        "checksum",
        "bch:" + p.replace("zg69", "zg68"),
        // A key has a hash of 20 octets only, and no other kind is known.
        "bch:qvch8mmxy0rtfrlarg7ucrxxfzds5pamg73h7370aa87d80gyhqxq5nlegake",
        "bch:" + p.substring(0, 60),
        "bch:" + p + "q");
    wallets.differ("bch:" + p, "bch:p0llllllllllllllllllllllllllllllllllllllllllllllllll7x3vthu35");
  }

  /** Litecoin LIP-0004 and its test vectors: a version and two keys in Bech32. */
  @Test
  void a_stealth_address_of_litecoin_is_checked() {
    String stealth =
        "ltcmweb1qq20e2arnhvxw97katjkmsd35agw3capxjkrkh7dk8d30rczm8ypxuq329nwh2twmchhqn3jqh7ua4ps539f6aazh79jy76urqht4qa59ts3at6gf";
    wallets.areOne("litecoin:" + stealth, "ltc:" + capitals(stealth));
    wallets.areRefused(
        "checksum",
        "ltc:" + stealth.substring(0, stealth.length() - 1) + "g",
        "bitcoin:" + stealth,
        "ltc:ltcmweb1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
  }

  /** SEP-23, its own test vectors. */
  @Test
  void stellar_has_one_name_and_a_checksum() {
    String account = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ";
    String muxed = "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUQ";
    wallets.areOne(
        "stellar:" + account,
        "xlm:" + account,
        "stellar:pubnet:" + account,
        "xlm:" + account.toLowerCase(Locale.ROOT));
    wallets.areOne("stellar:" + muxed);
    wallets.differ("xlm:" + account, "xlm:" + muxed);
    wallets.areRefused(
        "checksum",
        "xlm:GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGY",
        "xlm:MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUR",
        "xlm:" + account.substring(1));
    wallets.areRefused("stands nothing", "xlm:" + account + "?memo=12");
  }

  /** TEP-2, its own example. */
  @Test
  void every_form_of_a_ton_address_is_one() {
    String hash = "ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e";
    wallets.areOne(
        "ton:UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA",
        "ton:EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
        "toncoin:EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff+W72r5gqPrHF",
        "tvm:-239:EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
        "ton://transfer/EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF?amount=1",
        "ton:0:" + hash,
        "TON:0:" + capitals(hash));
    wallets.differ("ton:0:" + hash, "ton:-1:" + hash);
    wallets.areRefused(
        "checksum",
        "ton:UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwB",
        "ton:kQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPgpP",
        "ton:uqdkbjicfm6ezt8kjkjjlshzjjsqx7xoa4ff-w72r5gqpuwa");
  }

  /** CIP-19, its own test vectors. */
  @Test
  void cardano_has_one_name_and_checksums_of_both_kinds() {
    String shelley =
        "addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x";
    String byron = "Ae2tdPwUPEZFRbyhz3cpfC2CumGzNkFBN2L42rcUc2yjQpEkxDbkPodpMAi";
    wallets.areOne(
        "cardano:" + shelley,
        "ada:" + shelley,
        "cip34:1-764824073:" + shelley,
        "cardano:" + capitals(shelley));
    wallets.areOne("cardano:" + byron, "ada:" + byron);
    wallets.areRefused(
        "checksum",
        "ada:" + shelley.substring(0, shelley.length() - 1) + "q",
        "ada:" + byron.substring(0, byron.length() - 1) + "j",
        "ada:" + SEGWIT,
        "ada:1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
  }

  /** SS58, with the account that Substrate's own documentation uses. */
  @Test
  void a_polkadot_account_is_one_in_the_form_of_any_network_too() {
    String any = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    String polkadot = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";
    String kusama = "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F";
    wallets.areOne(
        "polkadot:" + polkadot,
        "dot:" + any,
        "polkadot:91b171bb158e2d3848fa23a9f1c25182:" + polkadot);
    wallets.areOne(
        "kusama:" + kusama, "ksm:" + any, "polkadot:b0a8d493285c2df73290dfb7e61f870f:" + kusama);
    wallets.areRefused(
        "checksum",
        "dot:15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp6",
        "dot:" + kusama,
        "ksm:" + polkadot);
  }

  private static String capitals(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
