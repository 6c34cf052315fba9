package cordon.description;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The two ways to show who one is: a token, or the session of a browser. */
final class Security {
  private Security() {}

  static ArrayNode of(String verb) {
    ArrayNode either = Json.MAPPER.createArrayNode();
    either.addObject().putArray("token");
    ObjectNode session = either.addObject();
    session.putArray("session");
    if (!verb.equals("GET")) {
      session.putArray("csrf");
    }
    return either;
  }

  static ObjectNode schemes() {
    ObjectNode schemes = Json.object();
    schemes
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT")
        .put(
            "description",
            "An access token of this installation's OpenID Connect provider, `%s`."
                .formatted(Description.ISSUER));
    schemes
        .putObject("session")
        .put("type", "apiKey")
        .put("in", "cookie")
        .put("name", "__Host-cordon-session")
        .put("description", "The session of a browser whose user has signed in.");
    schemes
        .putObject("csrf")
        .put("type", "apiKey")
        .put("in", "header")
        .put("name", "X-CSRF-Token")
        .put("description", "With a session, needed for every call that is not a read.");
    return schemes;
  }
}
