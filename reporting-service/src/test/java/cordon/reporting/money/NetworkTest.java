package cordon.reporting.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "tron, trc20 trc-20 TRX tron",
    "ethereum, erc20 erc-20 eth eip155:1",
    "bsc, bep20 bep-20 bnb-smart-chain eip155:56 bnb bnb:56 bsc:mainnet",
    "polygon, pol matic polygon:137",
    "arbitrum, arb1 arb arbitrum-one",
    "optimism, oeth op op-mainnet",
    "scroll, scr",
    "solana, sol spl solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp",
    "xrpl, xrp ripple xrpl:0",
    "fantom, ftm eip155:250",
    "gnosis, xdai eip155:100",
    "celo, eip155:42220",
    "linea, eip155:59144",
    "zksync, zksync-era eip155:324",
    "mantle, eip155:5000",
    "avalanche, avalanche-c avax eip155:43114",
  })
  void every_name_of_a_network_is_counted_as_one(String counted, String names) {
    for (String name : names.split(" ")) {
      assertThat(Network.counted(name)).as(name).isEqualTo(counted);
      assertThat(Network.spellings(name)).contains(counted);
    }
  }

  @Test
  void a_network_that_is_not_known_keeps_its_name() {
    assertThat(Network.counted("monero")).isEqualTo("monero");
    assertThat(Network.spellings("monero")).containsExactly("monero");
    assertThat(Network.counted("")).isEmpty();
  }

  /** The contract's pattern: what is counted under a name can be reported under it. */
  @ParameterizedTest
  @EnumSource
  void the_first_name_is_one_that_an_amount_can_have(Network network) {
    assertThat(network.text()).matches("[a-z0-9-]{2,32}");
    assertThat(Network.of(network.text())).contains(network);
  }

  /** CAIP-2 of the networks of Ethereum, and the one form of their addresses. */
  @ParameterizedTest
  @EnumSource
  void a_network_has_the_form_of_its_namespace(Network network) {
    assertThat(Network.spellings(network.text()).stream().anyMatch(n -> n.startsWith("eip155:")))
        .isEqualTo(network.form() == Network.Form.EVM);
  }
}
