/**
 * Rights due diligence: what compliance reviewers have found of countries and kinds of action,
 * which planners see before they invite, give or ask, and what is withheld from a country. Decision
 * 78 says who sees what.
 */
@NullMarked
package cordon.operations.diligence;

import org.jspecify.annotations.NullMarked;
