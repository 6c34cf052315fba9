package cordon.operations.template;

/** Where a template is. */
public enum PlanTemplateState {
  IN_USE,
  RETIRED
}
