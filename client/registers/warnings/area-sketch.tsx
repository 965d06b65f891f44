import { type MouseEvent, useMemo } from 'react';
import { boxAround } from '../../../shared/geo/envelope.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { Level } from '../../../shared/model/level.ts';
import { useText } from '../../i18n/use-text.ts';
import { highlightRings } from '../../map/highlight.ts';
import { useLive } from '../../store/live-store.ts';

type Ring = readonly (readonly number[])[];

/** Height of the picture in its own units; its width follows the city's. */
const HEIGHT = 300;
const WIDTH = 400;
const PADDING = 8;

/** Degrees to the picture: at this latitude a degree of longitude is shorter by its cosine. */
function projection(rings: readonly Ring[]) {
  const box = boxAround(rings.flat() as unknown as Position[]);
  if (!box) return null;
  const [west, south, east, north] = box;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (WIDTH - 2 * PADDING) / ((east - west) * squeeze),
    (HEIGHT - 2 * PADDING) / (north - south),
  );
  const left = (WIDTH - (east - west) * squeeze * scale) / 2;
  const top = (HEIGHT - (north - south) * scale) / 2;
  return {
    to: ([lon = 0, lat = 0]: readonly number[]) =>
      `${(left + (lon - west) * squeeze * scale).toFixed(1)} ${(top + (north - lat) * scale).toFixed(1)}`,
    from: (x: number, y: number): Position => [
      Number((west + (x - left) / (squeeze * scale)).toFixed(5)),
      Number((north - (y - top) / scale).toFixed(5)),
    ],
  };
}

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
  const shown = useMemo(() => projection(city.length > 0 ? city : rings), [city, rings]);
  if (!shown) return null;
  const path = (ring: Ring) => `M${ring.map(shown.to).join('L')}Z`;
  const click = (event: MouseEvent<SVGSVGElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * WIDTH;
    draw?.(shown.from(x, ((event.clientY - top) / height) * HEIGHT));
  };
  const colour = level === null ? 'var(--jw-accent)' : `var(--jw-${level})`;
  return (
    <svg
      className="jw-area-sketch"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={text('warnings.sketch')}
      data-drawing={draw !== undefined}
      {...(draw ? { onClick: click } : {})}
    >
      <path d={city.map(path).join('')} fill="var(--jw-raised)" stroke="var(--jw-line)" />
      <path
        d={rings.map(path).join('')}
        fill={colour}
        fillOpacity="0.16"
        stroke={colour}
        strokeWidth="2"
      />
    </svg>
  );
}
