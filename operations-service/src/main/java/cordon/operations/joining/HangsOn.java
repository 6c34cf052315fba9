package cordon.operations.joining;

import com.mongodb.client.ClientSession;

/** Things of which some hang on a country's taking part. */
public interface HangsOn {

  /**
   * Adds how many there are of the countries that are asked for.
   *
   * @param session of the moment as of which all of it is counted
   */
  void count(ClientSession session, Hanging on);
}
