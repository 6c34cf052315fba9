package cordon.testsupport;

import java.util.ArrayList;
import java.util.List;

/** The arguments of every mongod that tests start, in a container or as a process. */
final class MongodArguments {
  private MongodArguments() {}

  static List<String> with(String... more) {
    var arguments = new ArrayList<>(List.of("--replSet", ReplicaSet.NAME));
    arguments.addAll(alone(more));
    return arguments;
  }

  /** Of a server that is of no replica set. */
  static List<String> alone(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--wiredTigerCacheSizeGB",
                "0.25",
                "--nounixsocket",
                "--setParameter",
                "diagnosticDataCollectionEnabled=false",
                // Tests leave thousands of collections behind, each of them and each index a file.
                "--wiredTigerEngineConfigString",
                "file_manager=(close_idle_time=30,close_scan_interval=10,close_handle_minimum=1000)",
                // What a killed service leaves open gives its locks back soon, not after a minute.
                "--setParameter",
                "transactionLifetimeLimitSeconds=12",
                // A member told to end does not first look for a successor for 15 s.
                "--setParameter",
                "shutdownTimeoutMillisForSignaledShutdown=100"));
    arguments.addAll(List.of(more));
    return arguments;
  }
}
