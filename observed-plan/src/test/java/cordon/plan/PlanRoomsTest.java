package cordon.plan;

import cordon.platform.conformance.Rooms;
import org.junit.jupiter.api.Test;

class PlanRoomsTest {
  @Test
  void only_the_store_knows_the_database_and_only_messages_the_contract() {
    Rooms.check("cordon.plan", "ObservedPlanStore.operations");
  }
}
