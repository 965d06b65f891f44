import type { ReactNode } from 'react';
import type { Coverage } from '../../../shared/geo/coverage/coverage.ts';
import { gridOutline } from '../../../shared/geo/coverage/coverage.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { GridKey } from '../../../shared/model/grid-edit.ts';
import './shapes.css';

const SIZE = 400;
const MARGIN = 8;

/** From degrees to the picture: north above, both axes in the same metres. */
export type Frame = (place: Position) => string;

/** A frame that holds a box, `[west, south, east, north]` in degrees. */
export function frameFor([west, south, east, north]: readonly [
  number,
  number,
  number,
  number,
]): Frame {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (SIZE - 2 * MARGIN) / Math.max((east - west) * squeeze, north - south, 1e-6);
  const left = (SIZE - (east - west) * squeeze * scale) / 2;
  const top = (SIZE - (north - south) * scale) / 2;
  return ([lon, lat]) =>
    `${(left + (lon - west) * squeeze * scale).toFixed(1)},${(top + (north - lat) * scale).toFixed(1)}`;
}

/** Rings of a MultiPolygon as the path of a picture. */
export const pathOf = (
  outline: readonly (readonly (readonly Position[])[])[],
  frame: Frame,
): string =>
  outline
    .flat()
    .map((ring) => `M${ring.map(frame).join('L')}Z`)
    .join('');

/** A drawn division: every grid outlined, some of them marked. Scales with its place, and prints. */
export function Shapes({
  title,
  coverage,
  marked,
  frame,
  children,
}: {
  title: string;
  coverage: Coverage;
  marked: ReadonlySet<GridKey>;
  frame: Frame;
  children?: ReactNode;
}) {
  return (
    <figure className="jw-shapes">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={title}>
        {[...coverage.grids.values()].map(({ key, parent }) => (
          <path
            key={key}
            d={pathOf(gridOutline(coverage, key), frame)}
            data-marked={marked.has(key)}
            data-micro={parent !== null}
          />
        ))}
        {children}
      </svg>
      <figcaption>{title}</figcaption>
    </figure>
  );
}
