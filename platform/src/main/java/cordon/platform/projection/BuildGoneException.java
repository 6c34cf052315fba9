package cordon.platform.projection;

/** A build was dropped, because nobody seemed to use it for so long. */
final class BuildGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ViewBuild build;

  BuildGoneException(ViewBuild build) {
    super(build + " was dropped");
    this.build = build;
  }

  ViewBuild build() {
    return build;
  }
}
