package cordon.operations.intelligence;

import java.util.Set;

/** What a package names that its reader sees, by ids: hotspots, cases and other packages. */
record Links(Set<String> hotspots, Set<String> cases, Set<String> packages) {
  static final Links NONE = new Links(Set.of(), Set.of(), Set.of());
}
