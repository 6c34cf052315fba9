package cordon.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has signed in with a browser, as it is stored.
 *
 * @param id digest of the secret in the cookie
 * @param subject who it is; no name
 * @param providerSession the provider's {@code sid}, by which it ends the session
 * @param roles and country as they were at the sign-in; with others the session ends
 * @param tokens access and refresh token, sealed with the secret in the cookie
 * @param usedTime when the person last did something
 * @param tokenEndTime when the access token has to have been renewed
 * @param renewalTime until when one gateway is renewing the tokens, and the others wait
 * @param endTime when it ends however much it is used
 */
public record Session(
    @BsonId String id,
    String subject,
    @Nullable String providerSession,
    List<String> roles,
    @Nullable String country,
    Binary tokens,
    Instant startTime,
    Instant usedTime,
    Instant tokenEndTime,
    @Nullable Instant renewalTime,
    Instant endTime) {

  public Session {
    // Whatever lacks one of these is no session.
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(startTime, "startTime");
    Objects.requireNonNull(usedTime, "usedTime");
    Objects.requireNonNull(tokenEndTime, "tokenEndTime");
    Objects.requireNonNull(endTime, "endTime");
    roles = List.copyOf(roles);
  }

  boolean isOver(Instant now, Duration idle) {
    return !now.isBefore(endTime) || !now.isBefore(usedTime.plus(idle));
  }

  Session withTokens(Binary sealed, Instant end) {
    return new Session(
        id,
        subject,
        providerSession,
        roles,
        country,
        sealed,
        startTime,
        usedTime,
        end,
        null,
        endTime);
  }
}
