package cordon.bench;

import com.google.protobuf.Timestamp;
import com.mongodb.ReadConcern;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.OperationServiceGrpc.OperationServiceBlockingStub;
import cordon.operations.v1.Plan;
import cordon.operations.v1.Purpose;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Commands of a running operations-service against bare transactions of two documents on the same
 * MongoDB, in turns, so that both meet the same machine; by one, eight and thirty-two callers.
 * Prints {@code <kind> <callers> <number>} lines: rates of both a second, and what mongod was sent
 * for each command, by everybody.
 */
public final class CommandThroughput {
  private static final int[] CALLERS = {1, 8, 32};
  private static final int SECONDS = 3;
  private static final int ROUNDS = 7;
  private static final TransactionOptions TRANSACTION =
      TransactionOptions.builder()
          .readConcern(ReadConcern.SNAPSHOT)
          .writeConcern(WriteConcern.MAJORITY)
          .build();

  private CommandThroughput() {}

  /**
   * Measures.
   *
   * @param arguments MongoDB's URI, {@code host:port} of the service, and a file with a planner's
   *     access token; then, for a shorter form, how many rounds of how many seconds
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : ROUNDS;
    int seconds = arguments.length > 3 ? Integer.parseInt(arguments[4]) : SECONDS;
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + Files.readString(Path.of(arguments[2])).strip());
    var channel = ManagedChannelBuilder.forTarget(arguments[1]).usePlaintext().build();
    OperationServiceBlockingStub service =
        OperationServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    try (MongoClient client = MongoClients.create(arguments[0])) {
      MongoDatabase database = client.getDatabase("cordon_bench");
      database.createCollection("records");
      database.createCollection("entries");
      Callable<Object> floor = () -> twoDocuments(client, database);
      Callable<Object> command = () -> service.createOperation(operation());
      for (int callers : CALLERS) {
        rate(floor, callers, 1);
        rate(command, callers, 2);
        for (int round = 0; round < rounds; round++) {
          tell("transaction", callers, rate(floor, callers, seconds));
          long before = ServerCommands.of(client);
          double rate = rate(command, callers, seconds);
          tell("command", callers, rate);
          tell("sent", callers, (ServerCommands.of(client) - before) / (rate * seconds));
        }
      }
      database.drop();
    } finally {
      channel.shutdownNow();
    }
  }

  private static void tell(String kind, int callers, double number) {
    System.out.printf("%s %d %.2f%n", kind, callers, number);
  }

  private static double rate(Callable<Object> work, int callersAtOnce, int seconds)
      throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (var callers = Executors.newFixedThreadPool(callersAtOnce)) {
      List<Future<Long>> running = new ArrayList<>();
      long began = System.nanoTime();
      for (int i = 0; i < callersAtOnce; i++) {
        running.add(
            callers.submit(() -> {
              long done = 0;
              while (System.nanoTime() < end) {
                var _ = work.call();
                done++;
              }
              return done;
            }));
      }
      long done = 0;
      for (Future<Long> caller : running) {
        done += caller.get();
      }
      return done * 1e9 / (System.nanoTime() - began);
    }
  }

  /** What every command writes at the least: a record and its entry, of about their size. */
  private static Object twoDocuments(MongoClient client, MongoDatabase database) {
    try (ClientSession session = client.startSession()) {
      return session.withTransaction(
          () -> {
            var content = new Binary(new byte[400]);
            String id = UUID.randomUUID().toString();
            var record = new Document("_id", id).append("content", content);
            var entry = new Document("_id", id + ":1").append("content", content);
            database.getCollection("records").insertOne(session, record);
            return database.getCollection("entries").insertOne(session, entry);
          },
          TRANSACTION);
    }
  }

  private static CreateOperationRequest operation() {
    return CreateOperationRequest.newBuilder()
        .setPlan(
            Plan.newBuilder()
                .setCodeName("A measurement")
                .setPurpose(Purpose.PURPOSE_CRIME_INVESTIGATION)
                .addCrimeAreas(CrimeArea.CRIME_AREA_FRAUD)
                .setLegalBasis("None; a measurement")
                .setLeadAgency("None; a measurement")
                .setHandlingLevel(HandlingLevel.HANDLING_LEVEL_GREEN)
                .setStartTime(Timestamp.newBuilder().setSeconds(1_750_000_000))
                .setEndTime(Timestamp.newBuilder().setSeconds(1_760_000_000)))
        .build();
  }
}
