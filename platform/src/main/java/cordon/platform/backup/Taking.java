package cordon.platform.backup;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonTimestamp;
import org.bson.RawBsonDocument;

/**
 * Takes a backup, or adds to one what has changed since. A file is whole or not there; what is
 * added is behind what was whole before, and is cut off again if it does not come to its end.
 */
final class Taking {
  /** A server that says nothing for longer is taken for gone. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Installation installation;
  private final PrintStream out;

  Taking(Installation installation, PrintStream out) {
    this.installation = installation;
    this.out = out;
  }

  /**
   * @throws EndedException if the file is there and cannot be added to, whoever tries
   * @throws RefusedException if what hinders it is not of the file
   */
  void take(Path file) {
    try (var _ = lock(file);
        MongoClient client = installation.connect(LONGEST_SILENCE)) {
      if (Files.exists(file)) {
        add(client, file);
      } else {
        begin(client, file);
      }
    } catch (FileSystemException e) {
      throw new RefusedException("%s cannot be written: %s.".formatted(file, why(e)));
    } catch (IOException e) {
      throw new RefusedException(
          "%s cannot be written (%s): make room, and begin again.".formatted(file, e.getMessage()));
    }
  }

  private static String why(FileSystemException e) {
    return switch (e) {
      case AccessDeniedException _ -> "this user may not write there";
      case NoSuchFileException _ -> "there is no such folder";
      default -> Objects.requireNonNullElse(e.getReason(), e.getClass().getSimpleName());
    };
  }

  /** The file beside it stays: whoever removed it might remove it from under another's lock. */
  static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OWNER_ALONE);
    if (!isLocked(channel)) {
      channel.close();
      throw new RefusedException("Another backup writes to %s.".formatted(file));
    }
    return channel;
  }

  /** The lock of one run; it ends with the channel. */
  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void begin(MongoClient client, Path file) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(aside);
    boolean whole = false;
    try {
      try (var writer = new FrameWriter(create(aside))) {
        writer.magic();
        writer.write(Frame.BEGIN, new BsonDocument("format", new BsonInt32(Frame.FORMAT)));
        Manifest manifest =
            new Snapshot(client, installation).write(writer, Instant.now().toEpochMilli());
        writer.write(Frame.MANIFEST, manifest.toBson());
        var oplog = new Oplog(client, installation.databases());
        oplog.requireReaches(manifest.moment());
        end(oplog, writer, manifest.moment());
        out.printf(
            "%,d documents of %d collections, as of %s.%n",
            manifest.count(), manifest.collections().size(), time(manifest.moment()));
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(aside);
      }
    }
  }

  /** It holds what is personal, so it is its owner's alone. */
  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ALONE);
  }

  private void add(MongoClient client, Path file) throws IOException {
    BackupFile known = BackupFile.inspect(file);
    if (!known.manifest().databases().equals(installation.databases())) {
      throw new EndedException(
          "%s is a backup of other databases: %s."
              .formatted(file, String.join(", ", known.manifest().databases())));
    }
    var oplog = new Oplog(client, installation.databases());
    oplog.requireGoesOn(known.last());
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      boolean whole = false;
      try {
        channel.truncate(known.whole());
        channel.position(known.whole());
        var writer = new FrameWriter(channel);
        long changes = end(oplog, writer, known.last().until());
        whole = true;
        out.printf("%,d changes since %s.%n", changes, time(known.last().until()));
      } finally {
        if (!whole) {
          channel.truncate(known.whole());
        }
      }
    }
  }

  private long end(Oplog oplog, FrameWriter writer, BsonTimestamp after) throws IOException {
    BsonTimestamp reached = oplog.reached();
    RawBsonDocument last = oplog.last(reached.compareTo(after) < 0 ? after : reached);
    BsonTimestamp until = last.getTimestamp("ts");
    RunningDigest digest = oplog.write(writer, after, until);
    long changes = digest.count();
    writer.write(Frame.END, new End(until, Oplog.wall(last), changes, digest.hex()).toBson());
    writer.force();
    out.printf("It can be restored to any moment up to %s.%n", time(until));
    return changes;
  }

  private static Instant time(BsonTimestamp moment) {
    return Instant.ofEpochSecond(moment.getTime());
  }
}
