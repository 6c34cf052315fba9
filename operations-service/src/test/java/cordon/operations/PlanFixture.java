package cordon.operations;

import com.google.protobuf.TextFormat;
import cordon.operations.operation.CutOff;
import cordon.operations.v1.CompletenessPoint;
import cordon.operations.v1.Plan;
import cordon.operations.v1.Waiver;
import cordon.platform.store.Codecs;
import java.util.List;
import java.util.stream.Stream;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/** Plans as planners write them. */
public final class PlanFixture {
  /** By which records with a plan are stored. */
  public static final CodecRegistry CODECS =
      Codecs.with(CodecRegistries.fromProviders(CutOff.KINDS.codecs()));

  private PlanFixture() {}

  /** One that says everything that a plan can say, and waives nothing. */
  public static Plan.Builder aWholePlan() {
    try {
      return TextFormat.parse(WHOLE, Plan.class).toBuilder();
    } catch (TextFormat.ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every point of the completeness list that a plan does not fill by itself, waived. */
  public static List<Waiver> waivers() {
    return Stream.of(CompletenessPoint.values())
        .filter(point -> point != CompletenessPoint.UNRECOGNIZED)
        .filter(point -> point != CompletenessPoint.COMPLETENESS_POINT_UNSPECIFIED)
        .filter(point -> point != CompletenessPoint.COMPLETENESS_POINT_DURATION)
        .map(point -> Waiver.newBuilder().setPoint(point).setReason("Told elsewhere").build())
        .toList();
  }

  private static final String WHOLE =
      """
      code_name: "Serengeti 2.0"
      purpose: PURPOSE_CRIME_INVESTIGATION
      crime_areas: [CRIME_AREA_FRAUD, CRIME_AREA_CYBERCRIME]
      legal_basis: "A mandate of the assembly"
      lead_agency: "The secretariat"
      handling_level: HANDLING_LEVEL_AMBER
      start_time { seconds: 1748736000 }
      end_time { seconds: 1756684800 }
      phases {
        kind: PHASE_KIND_ACTION start_time { seconds: 1751328000 } end_time { seconds: 1754006400 }
        gate: "Every country has named its targets."
      }
      objectives {
        indicator: "infrastructures_taken_down" target: 10000 baseline: 0
        method: "Counted from results" evaluation_time { seconds: 1759276800 }
      }
      objectives { indicator: "infrastructures_taken_down" target: 2000 country: "NG" }
      report_currency: "USD"
      totals_shared: true
      supporting_agencies: ["Financial intelligence unit", "National CERT"]
      languages: ["en", "fr", "pt-BR"]
      situation: "Call centres defraud people abroad."
      area: "The territories of the participating countries"
      instructions: "Officers of the country search and arrest."
      team_composition: "Two investigators and a forensic examiner each"
      technical_equipment: "Forensic kits"
      cooperation: "Two providers of payments"
      logistics: "Lodging near the coordination unit"
      rights_instructions: "Whoever is met is told why."
      selection_criteria { key: "evidence" criterion: "Evidence in two countries" }
      command_posts { key: "gold" function: "Strategic commander" agency: "The secretariat" }
      command_posts {
        key: "silver_ng" function: "National commander" agency: "Police" country: "NG"
        reports_to: "gold" deputy: "Deputy national commander"
      }
      liaison_officers {
        country: "NG" function: "Liaison officer" agency: "Police" contact: "Duty desk"
      }
      coordination_units {
        key: "main" name: "Coordination unit" time_zone: "Africa/Lagos"
        shifts { start: "07:00" end: "19:00" in_charge: "Duty officer" }
        shifts { start: "19:00" end: "07:00" in_charge: "Duty officer of the night" }
      }
      communications { step: COMMUNICATION_STEP_PRIMARY means: "Secure channel" rule: "At 06:00" }
      communications { step: COMMUNICATION_STEP_EMERGENCY means: "Satellite telephone" }
      risks {
        key: "leak" title: "It becomes known" likelihood: RISK_LIKELIHOOD_POSSIBLE
        impact: RISK_IMPACT_SEVERE control: "Targets are named late." owner: "Commander"
      }
      resource_needs {
        key: "kits" resource: "Forensic kits" quantity: 12 unit: "kits"
        needed_time { seconds: 1751328000 }
      }
      reporting_duties {
        report: REPORT_KIND_DAILY_SITUATION reporter: "Every country"
        daily { local_time: "18:00" time_zone: "Africa/Lagos" }
      }
      reporting_duties {
        report: REPORT_KIND_SERIOUS_INCIDENT reporter: "Every country" hours_after_event: 4
      }
      reporting_duties { report: REPORT_KIND_FINAL reporter: "The secretariat" days_after_end: 90 }
      protection {
        screening_team: "A social worker at each site" screening_tool: "Agreed indicators"
        referral: "To the national mechanism" complaints: "To the complaints officer"
      }
      media {
        spokesperson: "Press officer" embargo_time { seconds: 1756684800 } rules: "No pictures"
      }
      abort_criteria { key: "warned" criterion: "A target is warned." decider: "Commander" }
      """;
}
