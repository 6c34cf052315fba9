package cordon.operations.participation;

import java.util.List;

/** Who is to be invited at once, and to what. */
record Asked(List<Invitee> whom, Terms terms) {
  Asked {
    whom = List.copyOf(whom);
  }
}
