/**
 * Calendars: what is due to a person, at an address that is a key. It says when, and nothing of
 * what.
 */
@NullMarked
package cordon.operations.calendar;

import org.jspecify.annotations.NullMarked;
