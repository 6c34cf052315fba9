/** Languages by ISO 639-1, as tags that the contract takes (BCP 47). Their names are the reader's language's. */
export const tongues = (
  "aa ab af ak am ar as ay az ba be bg bi bm bn bo bs ca ch cs cy da de dv dz ee el en es et eu fa ff fi fj fo fr ga gl gn gu ha he hi ho hr ht hu hy id ig is it ja jv ka kg ki kk km kn ko ku ky la lb lg " +
  "ln lo lt lu lv mg mh mi mk ml mn mr ms mt my nb nd ne nl nn nr ny om or pa pl ps pt qu rm rn ro ru rw sa sd sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt ug uk ur uz ve vi wo xh yo zh zu"
).split(" ");

export function tongueName(locale: string, tag: string): string {
  return new Intl.DisplayNames(locale, { type: "language", fallback: "code" }).of(tag) ?? tag;
}
