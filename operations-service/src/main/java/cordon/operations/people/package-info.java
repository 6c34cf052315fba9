/** People: who is admitted to Cordon, by whom and as what; the people themselves are Keycloak's. */
@NullMarked
package cordon.operations.people;

import org.jspecify.annotations.NullMarked;
