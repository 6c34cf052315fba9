package cordon.tasking.task;

import java.util.List;

/**
 * What one reader of a stream is told at once.
 *
 * @param begins what changed before is not told
 * @param tasks those that have changed and that the reader may see, as they stand
 * @param unreadable how many of those are left out, because this version cannot read them
 * @param eventId by which it is gone on from here
 */
record TaskNews(boolean begins, List<Task> tasks, int unreadable, String eventId) {}
