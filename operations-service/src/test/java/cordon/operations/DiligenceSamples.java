package cordon.operations;

import static cordon.operations.DiligenceFixture.assessed;
import static cordon.operations.DiligenceFixture.assessing;
import static cordon.operations.DiligenceFixture.waiving;
import static cordon.operations.DiligenceFixture.withheld;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.created;

import cordon.operations.v1.ActionKind;
import cordon.operations.v1.DiligenceAssessment;
import cordon.operations.v1.DiligenceLevel;
import cordon.operations.v1.DiligenceSubject;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Commands of due diligence, each of a country that no other sample is of. */
final class DiligenceSamples {
  private static final Iterator<String> CODES =
      List.of("AD", "AG", "AI", "AS", "AW", "AX", "BB", "BL", "BM", "BQ", "BS", "BV", "CC", "CK")
          .iterator();

  private DiligenceSamples() {}

  static Stream<Sample> of(ServiceFixture service) {
    return Stream.of(
        Sample.of(
            "AssessDiligence",
            REVIEWER,
            () -> {
              DiligenceSubject subject =
                  DiligenceFixture.of(CODES.next()).toBuilder()
                      .setKind(ActionKind.ACTION_KIND_RAID)
                      .build();
              DiligenceAssessment before =
                  assessed(
                      service,
                      assessing(service, subject, DiligenceLevel.DILIGENCE_LEVEL_STANDARD));
              var after = assessing(service, subject, DiligenceLevel.DILIGENCE_LEVEL_ENHANCED);
              after.getSpecBuilder().setToldToCountry(true);
              return after.setSupersedesId(before.getAssessmentId()).build();
            }),
        Sample.of(
            "WaiveDiligence",
            REVIEWER,
            () ->
                waiving(created(service).getOperationId(), withheld(service, CODES.next()))
                    .build()));
  }
}
