package cordon.operations.directory;

import cordon.operations.participation.Agency;
import java.util.List;

/** What a country says of itself: its offices that are reached round the clock, its agencies. */
record Reached(List<OfficeContact> contacts, List<Agency> agencies) {}
