package cordon.bench;

import com.google.protobuf.Timestamp;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import cordon.common.v1.Amount;
import cordon.common.v1.MoneyScheme;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.ResultServiceGrpc;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.WatchOutcomeRequest;
import cordon.reporting.v1.WatchOutcomeResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long a reader of the largest outcome waits for what has just been reported, in turns with the
 * bare reading of the rows that it concerns. Prints {@code <what> <milliseconds>} lines.
 */
public final class OutcomeWatchLoad {
  private static final int ROUNDS = 15;
  private static final int LONGEST_SECONDS = 120;

  private final ManagedChannel channel;
  private final String operation;

  private OutcomeWatchLoad(ManagedChannel channel, String operation) {
    this.channel = channel;
    this.operation = operation;
  }

  /**
   * Measures.
   *
   * @param arguments MongoDB's URI, the name of the reporting service's database, its {@code
   *     host:port}, files with the access tokens of leadership and of a field officer of Nigeria,
   *     and the id of an operation in which Nigeria takes part
   */
  public static void main(String[] arguments) throws Exception {
    ManagedChannel channel =
        ManagedChannelBuilder.forTarget(arguments[2])
            .usePlaintext()
            .maxInboundMessageSize(64 << 20)
            .build();
    try (MongoClient client = MongoClients.create(arguments[0])) {
      var rows = new OutcomeRows(client.getDatabase(arguments[1]), arguments[5]);
      rows.lay();
      new OutcomeWatchLoad(channel, arguments[5])
          .measure(rows, metadata(arguments[3]), metadata(arguments[4]));
    } finally {
      channel.shutdownNow();
    }
  }

  private void measure(OutcomeRows rows, Metadata leadership, Metadata field) throws Exception {
    long began = System.nanoTime();
    BlockingClientCall<?, WatchOutcomeResponse> watch =
        OutcomeServiceGrpc.newBlockingV2Stub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(leadership))
            .watchOutcome(WatchOutcomeRequest.newBuilder().setOperationId(operation).build());
    WatchOutcomeResponse first = next(watch);
    tell("first", began);
    System.out.printf(Locale.ROOT, "bytes %d%n", first.getSerializedSize());
    for (int round = 0; round < ROUNDS; round++) {
      began = System.nanoTime();
      report(field, round);
      next(watch);
      tell("event", began);
      began = System.nanoTime();
      if (rows.readOne("NG") == 0) {
        throw new IOException("there is nothing to read");
      }
      tell("country", began);
      if (round % 5 == 0) {
        began = System.nanoTime();
        rows.readAll();
        tell("all", began);
      }
    }
    watch.cancel("measured", null);
  }

  private void report(Metadata field, int round) {
    var spec =
        ResultSpec.newBuilder()
            .setReference("BENCH-" + System.nanoTime() + "-" + round)
            .setOccurredTime(Timestamp.newBuilder().setSeconds(1_746_000_000L + 3600L * round));
    spec.getFundsInterceptedBuilder()
        .setRung(MoneyRung.MONEY_RUNG_FROZEN)
        .setAmount(
            Amount.newBuilder()
                .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
                .setCode("NGN")
                .setScale(2)
                .setUnits("100"));
    var _ =
        ResultServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(field))
            .reportResult(
                ReportResultRequest.newBuilder().setOperationId(operation).setSpec(spec).build());
  }

  private static WatchOutcomeResponse next(BlockingClientCall<?, WatchOutcomeResponse> watch)
      throws InterruptedException, TimeoutException, StatusException, IOException {
    WatchOutcomeResponse next = watch.read(LONGEST_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new IOException("the stream has ended");
    }
    return next;
  }

  private static void tell(String what, long began) {
    tell(what, (System.nanoTime() - began) / 1e6);
  }

  private static void tell(String what, double value) {
    System.out.printf(Locale.ROOT, "%s %.3f%n", what, value);
  }

  private static Metadata metadata(String tokenFile) throws IOException {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + Files.readString(Path.of(tokenFile)).strip());
    return headers;
  }
}
