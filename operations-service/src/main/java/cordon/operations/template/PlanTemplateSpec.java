package cordon.operations.template;

import cordon.operations.operation.Purpose;
import java.util.List;

/**
 * What a template is called, and what for.
 *
 * @param note empty where nothing is said
 */
public record PlanTemplateSpec(String name, String note, List<Purpose> purposes) {
  public PlanTemplateSpec {
    purposes = List.copyOf(purposes);
  }
}
