package cordon.platform.refusal;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** The one mapper from refusals and faults to gRPC statuses with {@code google.rpc} details. */
public final class RefusalStatus {
  private static final String DOMAIN = "cordon";
  private static final int WRITE_CONFLICT = 112;

  private RefusalStatus() {}

  /** What the caller is told; an unknown fault is told as INTERNAL and reveals nothing. */
  public static StatusRuntimeException of(Throwable fault) {
    return switch (fault) {
      case RejectedException refused -> status(refused);
      case UnreadableException unreadable -> status(unreadable.refusal());
      case StatusRuntimeException already -> already;
      case MongoException store -> status(ofStore(store));
      default -> status(internal());
    };
  }

  /** Whether the fault is unexpected and has to be found in a log. */
  public static boolean unexpected(StatusRuntimeException told) {
    return told.getStatus().getCode() == io.grpc.Status.Code.INTERNAL
        || told.getStatus().getCode() == io.grpc.Status.Code.UNKNOWN;
  }

  private static RejectedException ofStore(MongoException e) {
    if (e.getCode() == WRITE_CONFLICT) {
      return new RejectedException(
          CommonReason.BUSY, "Others are changing the same thing; repeat the call.");
    }
    boolean away =
        e instanceof MongoTimeoutException
            || e instanceof MongoOperationTimeoutException
            || e instanceof MongoExecutionTimeoutException
            || e instanceof MongoSocketException
            || e instanceof MongoInterruptedException
            || e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
            || e.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)
            || e.hasErrorLabel("RetryableWriteError");
    return away
        ? new RejectedException(
            CommonReason.STORE_UNAVAILABLE,
            "The store did not answer in time; repeat the call with the same idempotency key.")
        : internal();
  }

  private static RejectedException internal() {
    return new RejectedException(
        CommonReason.INTERNAL, "An unexpected fault; its trace id finds it in the log.");
  }

  private static StatusRuntimeException status(RejectedException refused) {
    var status =
        Status.newBuilder()
            .setCode(refused.reason().kind().code().value())
            .setMessage(refused.sentence())
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setDomain(DOMAIN)
                        .setReason(refused.reason().name())
                        .putAllMetadata(refused.details())
                        .build()));
    if (!refused.violations().isEmpty()) {
      var fields = BadRequest.newBuilder();
      for (Violation violation : refused.violations()) {
        fields
            .addFieldViolationsBuilder()
            .setField(violation.field())
            .setReason(violation.reason())
            .setDescription(violation.sentence());
      }
      status.addDetails(Any.pack(fields.build()));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }
}
