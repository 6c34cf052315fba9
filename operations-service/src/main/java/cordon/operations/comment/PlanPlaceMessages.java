package cordon.operations.comment;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import cordon.operations.OperationsReason;
import cordon.operations.operation.Plan;
import cordon.operations.operation.PlanMessages;
import cordon.operations.operation.PlanRevision;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Places in a plan by their paths, as the contract has them. A row is named by its first field; a
 * list of texts, which have no names, is one place.
 */
final class PlanPlaceMessages {
  private static final Descriptor PLAN = cordon.operations.v1.Plan.getDescriptor();
  private static final Pattern PATH = Pattern.compile("([a-z_]+)(?:\\[(\\w+)])?(?:\\.([a-z_]+))?");
  private static final Pattern INDEX = Pattern.compile("\\d{1,4}");

  private PlanPlaceMessages() {}

  /**
   * The place, with a row that was told by its index under its name.
   *
   * @throws RejectedException UNKNOWN_PLACE, with those that there are
   */
  static String named(Plan plan, String path) {
    if (path.isEmpty()) {
      return path;
    }
    var message = PlanMessages.message(plan);
    Place place = Place.read(path).orElseThrow(PlanPlaceMessages::unknown);
    String row = place.row;
    if (row == null) {
      return path;
    }
    List<?> rows = rows(message, place.field);
    int index =
        INDEX.matcher(row).matches()
            ? Integer.parseInt(row)
            : rows.stream().map(PlanPlaceMessages::nameOf).toList().indexOf(row);
    if (index < 0 || index >= rows.size()) {
      throw unknown();
    }
    String part = place.part == null ? "" : "." + place.part.getName();
    return "%s[%s]%s".formatted(place.field.getName(), nameOf(rows.get(index)), part);
  }

  /**
   * What stood at the place: a plan that has nothing but its field, of a list nothing but the row.
   */
  static Optional<cordon.operations.v1.Plan> stood(Plan plan, String path) {
    var message = PlanMessages.message(plan);
    return Place.read(path).map(place -> alone(message, place));
  }

  /** What has become of the place that was read. */
  static PlanPlaceState state(PlanComment comment, PlanRevision now) {
    if (comment.hash().equals(now.hash())) {
      return PlanPlaceState.AS_READ;
    }
    return Place.read(comment.place())
        .map(place ->
            state(PlanMessages.message(comment.plan()), PlanMessages.message(now.plan()), place))
        .orElse(PlanPlaceState.CHANGED);
  }

  private static PlanPlaceState state(
      cordon.operations.v1.Plan read, cordon.operations.v1.Plan now, Place place) {
    Optional<?> before = value(read, place);
    Optional<?> after = value(now, place);
    if (before.equals(after)) {
      return PlanPlaceState.AS_READ;
    }
    return after.isEmpty() ? PlanPlaceState.GONE : PlanPlaceState.CHANGED;
  }

  private static Optional<Object> value(cordon.operations.v1.Plan plan, Place place) {
    FieldDescriptor part = place.part;
    if (place.row == null) {
      Object whole = plan.getField(place.field);
      return Optional.of(part == null ? whole : ((Message) whole).getField(part));
    }
    // A name may stand twice; whoever reads a comment on one is told of a change of either.
    List<Object> found =
        rows(plan, place.field).stream()
            .filter(row -> nameOf(row).equals(place.row))
            .<Object>map(row -> part == null ? row : ((Message) row).getField(part))
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static cordon.operations.v1.Plan alone(cordon.operations.v1.Plan plan, Place place) {
    var alone = cordon.operations.v1.Plan.newBuilder();
    FieldDescriptor field = place.field;
    if (place.row != null) {
      rows(plan, field).stream()
          .filter(row -> nameOf(row).equals(place.row))
          .forEach(row -> alone.addRepeatedField(field, row));
    } else if (field.isRepeated() || plan.hasField(field)) {
      alone.setField(field, plan.getField(field));
    }
    return alone.build();
  }

  private static List<?> rows(cordon.operations.v1.Plan plan, FieldDescriptor field) {
    return (List<?>) plan.getField(field);
  }

  private static String nameOf(Object row) {
    return switch (row) {
      case EnumValueDescriptor value -> value.getName();
      case Message message ->
          nameOf(message.getField(message.getDescriptorForType().getFields().getFirst()));
      default -> row.toString();
    };
  }

  private static RejectedException unknown() {
    String places = String.join(", ", possible());
    return new RejectedException(
            OperationsReason.UNKNOWN_PLACE,
            "The plan has no such place; it has %s, with the rows that stand there."
                .formatted(places))
        .with("places", places)
        .at("place");
  }

  /** Every place that plans have; what stands for the name of a row is left open. */
  private static List<String> possible() {
    var places = new ArrayList<String>();
    for (FieldDescriptor field : PLAN.getFields()) {
      places.add(field.getName());
      String row = hasRows(field) ? field.getName() + "[…]" : field.getName();
      if (hasRows(field)) {
        places.add(row);
      }
      if (hasParts(field)) {
        field.getMessageType().getFields().forEach(part -> places.add(row + "." + part.getName()));
      }
    }
    return places;
  }

  private static boolean hasRows(FieldDescriptor field) {
    return field.isRepeated() && field.getJavaType() != FieldDescriptor.JavaType.STRING;
  }

  /** Whether it, or a row of it, is a message of the contract's own; a time is none. */
  private static boolean hasParts(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && field.getMessageType().getFile().getPackage().equals(PLAN.getFile().getPackage());
  }

  /** A place that plans may have: a field, a row of it, or a part of one of them. */
  private static final class Place {
    final FieldDescriptor field;
    final @Nullable String row;
    final @Nullable FieldDescriptor part;

    private Place(FieldDescriptor field, @Nullable String row, @Nullable FieldDescriptor part) {
      this.field = field;
      this.row = row;
      this.part = part;
    }

    /** Empty also for the plan as a whole. */
    static Optional<Place> read(String path) {
      Matcher parts = PATH.matcher(path);
      FieldDescriptor field = parts.matches() ? PLAN.findFieldByName(parts.group(1)) : null;
      String row = field == null ? null : parts.group(2);
      if (field == null || row != null && !hasRows(field)) {
        return Optional.empty();
      }
      String name = parts.group(3);
      if (name == null) {
        return Optional.of(new Place(field, row, null));
      }
      boolean reached = hasParts(field) && field.isRepeated() == (row != null);
      FieldDescriptor part = reached ? field.getMessageType().findFieldByName(name) : null;
      return part == null ? Optional.empty() : Optional.of(new Place(field, row, part));
    }
  }
}
