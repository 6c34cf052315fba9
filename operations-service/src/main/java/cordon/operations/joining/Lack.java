package cordon.operations.joining;

/** What a country that joined late may lack, for those who lead. */
public enum Lack {
  ORDER_COPY,
  ORDER_RECEIPT,
  PACKAGE,
  LIAISON_OFFICER,
  AGENCY,
  ORDER_COPY_CALLED_IN
}
