package cordon.images;

/** What a person can put right, as one sentence. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How a failure is told. */
  @FunctionalInterface
  interface Way {
    Refused refuse(Plan plan, Exception failure);
  }

  Refused(String sentence) {
    super(sentence);
  }

  /** Most that fails while the archive is written is a base that is not there or is damaged. */
  static Refused ofBase(Plan plan, Exception failure) {
    if (plan.base().equals("scratch")) {
      return new Refused("The image cannot be written: " + reason(failure) + ".");
    }
    return new Refused(
        "The base image "
            + plan.base().replaceFirst("^tar://", "")
            + " cannot be had ("
            + reason(failure)
            + "): name another one with BASE_IMAGE; BASE_IMAGE=local needs nothing but this machine.");
  }

  static Refused ofRegistry(Plan plan, Exception failure) {
    return new Refused(
        plan.push()
            + " was not taken by its registry ("
            + reason(failure)
            + "): sign in with docker login, and run ./cordon images again.");
  }

  /** The innermost cause says it; what stands around it names threads and steps. */
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    String said = innermost.getMessage();
    String text = said == null || said.isBlank() ? innermost.getClass().getSimpleName() : said;
    return text.lines().findFirst().orElse(text).replaceAll("[.\\s]+$", "");
  }
}
