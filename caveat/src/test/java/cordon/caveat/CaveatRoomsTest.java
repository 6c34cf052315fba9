package cordon.caveat;

import cordon.platform.conformance.Rooms;
import org.junit.jupiter.api.Test;

class CaveatRoomsTest {
  @Test
  void only_messages_know_the_contract_and_nothing_the_database() {
    Rooms.check("cordon.caveat");
  }
}
