package cordon.operations.programme;

import com.google.protobuf.Message;
import cordon.operations.operation.LeadMessages;
import cordon.operations.v1.ProgrammeDefinition;
import cordon.operations.v1.ProgrammeLesson;
import cordon.operations.v1.ProgrammeSpec;
import cordon.platform.contract.Times;

/** Programmes between the contract and the domain. */
final class ProgrammeMessages {
  private ProgrammeMessages() {}

  static Message journaled(Programme programme) {
    return message(programme);
  }

  static cordon.operations.v1.Programme message(Programme programme) {
    return cordon.operations.v1.Programme.newBuilder()
        .setProgrammeId(programme.id())
        .setVersion(programme.version())
        .setSpec(written(programme))
        .setLead(LeadMessages.message(programme.lead()))
        .setCreateTime(Times.write(programme.created()))
        .setUpdateTime(Times.write(programme.updated()))
        .build();
  }

  static Programme.Spec spec(ProgrammeSpec spec) {
    return new Programme.Spec(
        spec.getName(),
        spec.getAim(),
        spec.getDefinitionsList().stream()
            .map(one -> new Programme.Definition(one.getTerm(), one.getDefinition()))
            .toList(),
        spec.getLessonsList().stream()
            .map(one -> new Programme.Lesson(one.getOperationId(), one.getDay(), one.getText()))
            .toList());
  }

  private static ProgrammeSpec written(Programme programme) {
    var spec = ProgrammeSpec.newBuilder().setName(programme.name()).setAim(programme.aim());
    for (Programme.Definition one : programme.definitions()) {
      spec.addDefinitions(
          ProgrammeDefinition.newBuilder().setTerm(one.term()).setDefinition(one.definition()));
    }
    for (Programme.Lesson one : programme.lessons()) {
      spec.addLessons(
          ProgrammeLesson.newBuilder()
              .setOperationId(one.operationId())
              .setDay(one.day())
              .setText(one.text()));
    }
    return spec.build();
  }
}
