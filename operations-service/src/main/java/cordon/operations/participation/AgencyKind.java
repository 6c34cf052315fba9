package cordon.operations.participation;

/** What an agency is. */
public enum AgencyKind {
  POLICE,
  GENDARMERIE,
  CUSTOMS,
  FINANCIAL_INTELLIGENCE,
  PROSECUTOR,
  IMMIGRATION,
  LABOUR_INSPECTION,
  OTHER
}
