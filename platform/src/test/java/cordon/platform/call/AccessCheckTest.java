package cordon.platform.call;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.common.v1.FeedServiceGrpc.FeedServiceImplBase;
import cordon.operations.v1.OperationServiceGrpc.OperationServiceImplBase;
import cordon.sample.v1.ForgottenServiceGrpc.ForgottenServiceImplBase;
import cordon.sample.v1.NoteServiceGrpc.NoteServiceImplBase;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessCheckTest {

  @Test
  void a_method_that_does_not_say_who_may_call_it_stops_the_start_up() {
    var check =
        new AccessCheck(List.of(new NoteServiceImplBase() {}, new ForgottenServiceImplBase() {}));

    assertThatThrownBy(check::afterSingletonsInstantiated)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cordon.sample.v1.ForgottenService/Forget");
  }

  @Test
  void a_service_of_the_contract_that_is_left_out_stops_the_start_up() {
    var check =
        new AccessCheck(List.of(new OperationServiceImplBase() {}, new FeedServiceImplBase() {}));

    assertThatThrownBy(check::afterSingletonsInstantiated)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("without a table: ")
        .hasMessageContaining("cordon.operations.v1.ParticipationService")
        .hasMessageNotContaining("cordon.operations.v1.OperationService")
        .hasMessageNotContaining("cordon.tasking");
  }
}
