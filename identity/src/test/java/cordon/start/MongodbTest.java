package cordon.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MongodbTest {
  @Test
  void its_password_does_not_show_where_it_is_printed() {
    assertThat(new Mongodb("mongodb://me:s3cret@127.0.0.1:9", "plans", null))
        .hasToString("Mongodb[plans]");
  }

  @Test
  void an_address_that_is_not_set_is_named() {
    assertThatThrownBy(() -> new Mongodb(" ", "plans", null))
        .isInstanceOf(NotStartedException.class)
        .hasMessage("The setting cordon.mongodb.uri is missing.");
  }
}
