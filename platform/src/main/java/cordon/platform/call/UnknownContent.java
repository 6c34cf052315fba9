package cordon.platform.call;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import java.util.Map;

/**
 * Refuses fields and enum values that the contract does not know: a client that is newer than the
 * server learns that it was not understood, instead of being half understood.
 */
final class UnknownContent {
  private UnknownContent() {}

  static void refuse(Message message) {
    refuse(message, "");
  }

  private static void refuse(Message message, String path) {
    if (!message.getUnknownFields().asMap().isEmpty()) {
      int number = message.getUnknownFields().asMap().keySet().iterator().next();
      throw unknown(path.isEmpty() ? "#" + number : path + ".#" + number, "field");
    }
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      String at = (path.isEmpty() ? "" : path + ".") + field.getKey().getName();
      if (field.getKey().isRepeated()) {
        List<?> items = (List<?>) field.getValue();
        for (int i = 0; i < items.size(); i++) {
          refuseValue(items.get(i), at + "[" + i + "]");
        }
      } else {
        refuseValue(field.getValue(), at);
      }
    }
  }

  private static void refuseValue(Object value, String at) {
    if (value instanceof Message nested) {
      refuse(nested, at);
    } else if (value instanceof EnumValueDescriptor constant && constant.getIndex() == -1) {
      throw unknown(at, "enum value");
    }
  }

  private static RejectedException unknown(String at, String what) {
    return new RejectedException(
            CommonReason.UNKNOWN_FIELD, "The contract knows no such %s: %s.".formatted(what, at))
        .at(at);
  }
}
