package cordon.operations.paper;

/**
 * What stands on each page.
 *
 * @param label TLP 2.0 label, never translated
 * @param handling what the label means, in the document's language
 * @param exercise that nothing in it is real; empty where it is
 * @param copy which document and copy it is, and whose
 * @param until by when it is destroyed
 */
public record Marking(String label, String handling, String exercise, String copy, String until) {}
