/**
 * What the tests of every module share: the one MongoDB and the one Keycloak of a run, replica set
 * members that a test may break, signed-in callers without an identity provider, and the whole
 * product run as a black box. Each works on containers and on local processes; which of the two a
 * run uses is said once and never changes what is tested.
 */
@NullMarked
package cordon.testsupport;

import org.jspecify.annotations.NullMarked;
