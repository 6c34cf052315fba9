package cordon.operations.people;

/** What somebody of a side is called; does not show where records are printed. */
record Called(String id, String name, Place place, boolean active) {
  @Override
  public String toString() {
    return "Called[]";
  }
}
