package cordon.operations.joining;

import com.mongodb.client.ClientSession;

/** Things of which some are to be seen or done by a country that joined late. */
public interface CatchesUp {

  /**
   * Adds how many there are of the country.
   *
   * @param session of the moment as of which all of it is told
   */
  void tell(ClientSession session, CatchingUp to);
}
