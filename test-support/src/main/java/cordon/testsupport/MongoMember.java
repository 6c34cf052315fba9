package cordon.testsupport;

/** One member of a replica set that a test may break, as a container or as a local process. */
interface MongoMember extends AutoCloseable {
  /** Host and port, the same for the test and for the other members. */
  String address();

  /** Starts the member, or starts it again on the data that it had. */
  void start();

  /** Ends the member at once, as a lost machine does. */
  void kill();

  /** Freezes the member: it keeps its connections and answers nothing. */
  void pause();

  void resume();

  /** Ends the member for good and removes its data. */
  @Override
  void close();
}
