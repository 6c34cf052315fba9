package cordon.operations.intelligence;

import static cordon.operations.intelligence.PackageCopyState.FEEDBACK_GIVEN;
import static cordon.operations.intelligence.PackageCopyState.RECALL_ACKNOWLEDGED;
import static cordon.operations.intelligence.PackageCopyState.RECEIVED;
import static cordon.operations.intelligence.PackageCopyState.SENT;
import static cordon.operations.intelligence.PackageState.DRAFT;
import static cordon.operations.intelligence.PackageState.GIVEN;
import static cordon.operations.intelligence.PackageState.RECALLED;
import static cordon.operations.intelligence.PackageState.WAITING;
import static cordon.operations.intelligence.PackageState.WITHDRAWN;

import cordon.platform.state.Command;
import cordon.platform.state.Fact;
import cordon.platform.state.StateTable;
import java.util.Map;
import java.util.Set;

/** What can be done with a package, a copy and a wider use, in which states, and to where. */
final class PackageTable {
  private static final StateTable<PackageState> PACKAGES = StateTable.of(PackageState.class);
  private static final StateTable<PackageCopyState> COPIES = StateTable.of(PackageCopyState.class);
  private static final StateTable<WiderUseState> WIDER = StateTable.of(WiderUseState.class);

  static final Command<PackageState> REVISE =
      PACKAGES.command("REVISE", Map.of(DRAFT, DRAFT, WAITING, DRAFT));
  static final Command<PackageState> GIVE = PACKAGES.command("GIVE", Map.of(DRAFT, GIVEN));

  /** The same of what a compliance reviewer has to pass first. */
  static final Command<PackageState> WAIT = PACKAGES.command("WAIT", Map.of(DRAFT, WAITING));

  static final Command<PackageState> PASS = PACKAGES.command("PASS", Map.of(WAITING, GIVEN));
  static final Command<PackageState> REFUSE = PACKAGES.command("REFUSE", Map.of(WAITING, DRAFT));
  static final Command<PackageState> RECALL = PACKAGES.command("RECALL", Map.of(GIVEN, RECALLED));
  static final Command<PackageState> WITHDRAW =
      PACKAGES.command("WITHDRAW", Map.of(DRAFT, WITHDRAWN, WAITING, WITHDRAWN));

  static final Command<PackageCopyState> RECEIVE =
      COPIES.command("RECEIVE", Map.of(SENT, RECEIVED));
  static final Command<PackageCopyState> USE =
      COPIES.command("USE", Map.of(RECEIVED, RECEIVED, FEEDBACK_GIVEN, FEEDBACK_GIVEN));
  static final Command<PackageCopyState> REQUEST_WIDER_USE =
      COPIES.command(
          "REQUEST_WIDER_USE", Map.of(RECEIVED, RECEIVED, FEEDBACK_GIVEN, FEEDBACK_GIVEN));
  static final Command<PackageCopyState> GIVE_FEEDBACK =
      COPIES.command(
          "GIVE_FEEDBACK",
          Map.of(
              RECEIVED,
              FEEDBACK_GIVEN,
              FEEDBACK_GIVEN,
              FEEDBACK_GIVEN,
              PackageCopyState.RECALLED,
              PackageCopyState.RECALLED,
              RECALL_ACKNOWLEDGED,
              RECALL_ACKNOWLEDGED));
  static final Command<PackageCopyState> RECALL_COPY =
      COPIES.command(
          "RECALL",
          Map.of(
              SENT, PackageCopyState.RECALLED,
              RECEIVED, PackageCopyState.RECALLED,
              FEEDBACK_GIVEN, PackageCopyState.RECALLED));
  static final Command<PackageCopyState> ACKNOWLEDGE_RECALL =
      COPIES.command("ACKNOWLEDGE_RECALL", Map.of(PackageCopyState.RECALLED, RECALL_ACKNOWLEDGED));

  /** A use that has happened is taken in any state. */
  static final Fact<PackageCopyState> REPORT_USE =
      COPIES.fact(
          "REPORT_USE",
          Set.of(RECEIVED, FEEDBACK_GIVEN),
          Map.of(
              SENT,
              SENT,
              RECEIVED,
              RECEIVED,
              FEEDBACK_GIVEN,
              FEEDBACK_GIVEN,
              PackageCopyState.RECALLED,
              PackageCopyState.RECALLED,
              RECALL_ACKNOWLEDGED,
              RECALL_ACKNOWLEDGED));

  static final Command<WiderUseState> GRANT =
      WIDER.command("GRANT", Map.of(WiderUseState.REQUESTED, WiderUseState.GRANTED));
  static final Command<WiderUseState> DECLINE =
      WIDER.command("DECLINE", Map.of(WiderUseState.REQUESTED, WiderUseState.DECLINED));

  private PackageTable() {}
}
