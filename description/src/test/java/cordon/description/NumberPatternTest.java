package cordon.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberPatternTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 9",
    "0, 200",
    "7, 7",
    "1, 1000",
    "99, 1001",
    "-5, 5",
    "-1200, -37",
    "-1, 0",
    "10, 99",
    "123, 456",
    "19, 20",
    "-999, 999"
  })
  void it_matches_the_numbers_within_the_bounds_and_no_other(int lowest, int highest) {
    String pattern = NumberPattern.of(BigInteger.valueOf(lowest), BigInteger.valueOf(highest));

    for (int number = lowest - 1200; number <= highest + 1200; number++) {
      assertThat(Integer.toString(number).matches(pattern))
          .as(number + " in " + pattern)
          .isEqualTo(number >= lowest && number <= highest);
    }
    assertThat("007".matches(pattern)).isFalse();
    assertThat("-0".matches(pattern)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-90, 90", "-180, 180", "0, 0", "0, 1", "7, 7", "-3, -2", "-1, 0", "12, 13"})
  void it_matches_the_decimals_within_the_bounds_and_no_other(int lowest, int highest) {
    String pattern =
        NumberPattern.ofDecimals(BigInteger.valueOf(lowest), BigInteger.valueOf(highest));

    for (int quarters = 4 * lowest - 9; quarters <= 4 * highest + 9; quarters++) {
      BigDecimal number = new BigDecimal(quarters).divide(new BigDecimal(4)).stripTrailingZeros();
      assertThat(number.toPlainString().matches(pattern))
          .as(number + " in " + pattern)
          .isEqualTo(quarters >= 4 * lowest && quarters <= 4 * highest);
    }
    for (String other : List.of("Infinity", "-Infinity", "NaN", ".5", "1.", "01.5", "1e1")) {
      assertThat(other.matches(pattern)).as(other).isFalse();
    }
  }

  @Test
  void a_bound_of_many_digits_is_kept_exactly_and_one_of_the_type_stays_readable() {
    String bounded = NumberPattern.of(BigInteger.ONE, new BigInteger("1000000000000"));
    String open = NumberPattern.of(BigInteger.ONE, BigInteger.valueOf(Long.MAX_VALUE));

    assertThat("1000000000000".matches(bounded)).isTrue();
    assertThat("1000000000001".matches(bounded)).isFalse();
    assertThat(open).isEqualTo("^[1-9][0-9]{0,17}$");
  }
}
