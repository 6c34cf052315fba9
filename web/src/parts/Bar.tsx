interface Given {
  validated: number;
  provisional: number;
  most: number;
  target?: number | undefined;
}

/** Solid is validated, hatched on top is provisional, the tick is the target. It runs with the language. */
export function Bar({ validated, provisional, most, target }: Given) {
  const scale = most > 0 ? 100 / most : 0;
  const solid = Math.min(100, validated * scale);
  const hatched = Math.min(100 - solid, provisional * scale);
  const rtl = document.documentElement.dir === "rtl";
  const from = (start: number, width: number) => `${rtl ? 100 - start - width : start}%`;
  const tick = target === undefined ? undefined : Math.min(99.6, target * scale);
  return (
    <svg className="bar" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="hatch-line" x1="0" y1="0" x2="0" y2="5" />
        </pattern>
      </defs>
      <rect className="ground" x="0" y="2" width="100%" height="8" />
      <rect className="solid" x={from(0, solid)} y="2" width={`${solid}%`} height="8" />
      <rect fill="url(#hatch)" x={from(solid, hatched)} y="2" width={`${hatched}%`} height="8" />
      {tick !== undefined && <line className="target" x1={from(tick, 0)} x2={from(tick, 0)} y1="0" y2="12" />}
    </svg>
  );
}
