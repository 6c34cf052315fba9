package cordon.platform.backup;

import cordon.platform.migration.Migrator;
import java.util.Arrays;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What may be done to a whole collection between a backup and the moment that is restored. */
enum Verb {
  CREATE("create"),
  DROP("drop"),
  CREATE_INDEXES("createIndexes"),
  START_INDEX_BUILD("startIndexBuild"),
  ABORT_INDEX_BUILD("abortIndexBuild"),
  COMMIT_INDEX_BUILD("commitIndexBuild"),
  DROP_INDEXES("dropIndexes"),
  DELETE_INDEXES("deleteIndexes");

  private final String word;

  Verb(String word) {
    this.word = word;
  }

  /** Of a command in the oplog; empty for one that cannot be done again, as a restore is none. */
  static Optional<Verb> of(BsonDocument command) {
    return Migrator.UNDER_WAY.equals(named(command))
        ? Optional.empty()
        : Arrays.stream(values()).filter(one -> one.word.equals(command.getFirstKey())).findAny();
  }

  /** The collection that a command names; empty if it names none. */
  static String named(BsonDocument command) {
    BsonValue name = command.get(command.getFirstKey());
    return name != null && name.isString() ? name.asString().getValue() : "";
  }

  /** The words of a command, for whoever is told that it cannot be done again. */
  static String told(BsonDocument command) {
    return (command.getFirstKey() + " " + named(command)).strip();
  }
}
