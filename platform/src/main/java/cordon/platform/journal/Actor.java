package cordon.platform.journal;

import cordon.platform.call.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who caused an entry; no name.
 *
 * @param subject the token's subject
 * @param country ISO 3166-1 alpha-2, null for the secretariat and services
 * @param roles realm roles held, sorted
 */
public record Actor(String subject, @Nullable String country, List<String> roles) {

  public static Actor of(Caller caller) {
    return new Actor(caller.subject(), caller.country(), caller.roles().stream().sorted().toList());
  }
}
