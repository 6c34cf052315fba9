package cordon.operations.search;

import cordon.operations.v1.Invitation;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Participation;
import cordon.operations.v1.Plan;
import cordon.operations.v1.SearchOperationsRequest;
import cordon.operations.words.Words;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.projection.EntryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What entries and requests say of what is found. */
final class SearchMessages {
  static final EntryReader<SearchChange> READER =
      new EntryReader<SearchChange>()
          .on(Operation.parser(), SearchMessages::operation)
          .on(Participation.parser(), SearchMessages::participation);

  private SearchMessages() {}

  static SearchFilter filter(SearchOperationsRequest r) {
    var keys = new ArrayList<String>();
    if (r.getStateValue() != 0) {
      keys.add(Keys.state(r.getStateValue()));
    }
    if (r.hasProgrammeId()) {
      keys.add(Keys.programme(r.getProgrammeId()));
    }
    if (r.getPurposeValue() != 0) {
      keys.add(Keys.purpose(r.getPurposeValue()));
    }
    if (r.getCrimeAreaValue() != 0) {
      keys.add(Keys.crimeArea(r.getCrimeAreaValue()));
    }
    if (!r.getLeadCountry().isEmpty()) {
      keys.add(Keys.lead(r.getLeadCountry()));
    }
    if (r.hasExercise()) {
      keys.add(Keys.exercise(r.getExercise()));
    }
    return new SearchFilter(
        keys,
        r.getWords().isEmpty() ? null : Words.of(r.getWords()),
        r.hasFromTime() ? Times.read(r.getFromTime()) : null,
        r.hasUntilTime() ? Times.read(r.getUntilTime()) : null);
  }

  private static SearchChange operation(Operation operation) {
    Facts approved =
        operation.hasApprovedRevision() ? facts(operation.getApprovedRevision().getPlan()) : null;
    Facts open = operation.hasOpenRevision() ? facts(operation.getOpenRevision().getPlan()) : null;
    return new SearchChange.OfOperation(
        operation.getOperationId(),
        new Known(
            base(operation),
            operation.getLead().getCountriesList(),
            Texts.read(operation.getProgrammeId()),
            approved),
        whole(approved, open));
  }

  /** The plan in force, or the one in work while none is; and the words of both. */
  private static Facts whole(@Nullable Facts approved, @Nullable Facts open) {
    if (approved == null) {
      return open == null ? Facts.NONE : open;
    }
    return open == null ? approved : approved.withWordsOf(open);
  }

  private static List<String> base(Operation operation) {
    var base = new ArrayList<String>();
    base.add(Keys.state(operation.getStateValue()));
    base.add(Keys.exercise(operation.getExercise()));
    operation.getLead().getCountriesList().forEach(country -> base.add(Keys.lead(country)));
    return base;
  }

  private static SearchChange participation(Participation participation) {
    Part part =
        switch (participation.getState()) {
          case PARTICIPATION_STATE_ACCEPTED -> Part.ACCEPTED;
          case PARTICIPATION_STATE_INVITED ->
              participation.hasInvitation() ? Part.INVITED : Part.INVITED_EARLIER;
          // What a later release has added shows nothing yet.
          case PARTICIPATION_STATE_DECLINED,
              PARTICIPATION_STATE_WITHDRAWN,
              PARTICIPATION_STATE_UNSPECIFIED,
              UNRECOGNIZED ->
              null;
        };
    return new SearchChange.OfParticipation(
        participation.getOperationId(),
        participation.getCountry(),
        part,
        part == Part.INVITED ? facts(participation.getInvitation()) : null);
  }

  private static Facts facts(Plan plan) {
    List<String> words = words(plan.getCodeName(), plan.getLeadAgency(), plan.getLegalBasis());
    return new Facts(
        keys(plan.getPurposeValue(), plan.getCrimeAreasValueList(), words),
        words,
        Times.read(plan.getStartTime()),
        Times.read(plan.getEndTime()));
  }

  private static Facts facts(Invitation invitation) {
    List<String> words =
        words(invitation.getCodeName(), invitation.getLeadAgency(), invitation.getLegalBasis());
    return new Facts(
        keys(invitation.getPurposeValue(), invitation.getCrimeAreasValueList(), words),
        words,
        Times.read(invitation.getStartTime()),
        Times.read(invitation.getEndTime()));
  }

  private static List<String> words(String... texts) {
    return Words.ofAll(List.of(texts));
  }

  private static List<String> keys(int purpose, List<Integer> areas, List<String> words) {
    Set<String> named = new TreeSet<>();
    named.add(Keys.purpose(purpose));
    areas.forEach(area -> named.add(Keys.crimeArea(area)));
    return Keys.all(List.copyOf(named), Keys.beginnings(words));
  }
}
