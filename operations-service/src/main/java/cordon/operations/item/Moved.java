package cordon.operations.item;

import java.util.OptionalLong;

/**
 * One of several items that are to be done until another time.
 *
 * @param seen the version of it that the caller saw, if they say so
 */
record Moved(String itemId, OptionalLong seen) {}
