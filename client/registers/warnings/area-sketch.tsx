import { type MouseEvent, useMemo } from 'react';
import { boxAround } from '../../../shared/geo/envelope.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { Level } from '../../../shared/model/level.ts';
import { useText } from '../../i18n/use-text.ts';
import { highlightRings } from '../../map/highlight.ts';
import { useLive } from '../../store/live-store.ts';
import { pathOf, pictureFrame } from '../../ui/picture-frame.ts';

type Ring = readonly (readonly number[])[];

/** The picture in its own units. */
const SIZE = { width: 400, height: 300, margin: 8 };

/** An area on the city's outline. With `draw` each click adds a corner. */
export function AreaSketch({
  rings,
  level = null,
  draw,
}: {
  rings: readonly Ring[];
  level?: Level | null;
  draw?: (corner: Position) => void;
}) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const city = useMemo(() => {
    const counties = registers?.areas.filter((area) => area.level === 'county') ?? [];
    return counties.flatMap(({ code }) =>
      highlightRings({ registers, coverage, warnings: [] }, { kind: 'area', id: code }),
    );
  }, [registers, coverage]);
  const shown = useMemo(() => {
    const box = boxAround((city.length > 0 ? city : rings).flat() as unknown as Position[]);
    return box && pictureFrame(box, SIZE);
  }, [city, rings]);
  if (!shown) return null;
  const click = (event: MouseEvent<SVGSVGElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * SIZE.width;
    draw?.(shown.from(x, ((event.clientY - top) / height) * SIZE.height));
  };
  const colour = level === null ? 'var(--jw-accent)' : `var(--jw-${level})`;
  return (
    <svg
      className="jw-area-sketch"
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="img"
      aria-label={text('warnings.sketch')}
      data-drawing={draw !== undefined}
      {...(draw ? { onClick: click } : {})}
    >
      <path d={pathOf(city, shown)} fill="var(--jw-raised)" stroke="var(--jw-line)" />
      <path
        d={pathOf(rings, shown)}
        fill={colour}
        fillOpacity="0.16"
        stroke={colour}
        strokeWidth="2"
      />
    </svg>
  );
}
