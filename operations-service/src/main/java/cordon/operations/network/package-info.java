/**
 * Organised criminal groups of an operation, as graphs of persons by pseudonym, groups, companies
 * and parks: who says what of them, who sees what, how one walks through them, and their routine
 * supervision.
 */
@NullMarked
package cordon.operations.network;

import org.jspecify.annotations.NullMarked;
