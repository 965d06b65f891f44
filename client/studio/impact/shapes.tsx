import type { ReactNode } from 'react';
import type { Coverage } from '../../../shared/geo/coverage/coverage.ts';
import { gridOutline } from '../../../shared/geo/coverage/coverage.ts';
import type { GridKey } from '../../../shared/model/grid-edit.ts';
import { type PictureFrame, pathOf, pictureFrame } from '../../ui/picture-frame.ts';
import './shapes.css';

const SIZE = 400;
const MARGIN = 8;

/** A frame that holds a box, `[west, south, east, north]` in degrees. */
export const frameFor = (box: readonly [number, number, number, number]): PictureFrame =>
  pictureFrame(box, { width: SIZE, height: SIZE, margin: MARGIN });

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
  frame: PictureFrame;
  children?: ReactNode;
}) {
  return (
    <figure className="jw-shapes">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={title}>
        {[...coverage.grids.values()].map(({ key, parent }) => (
          <path
            key={key}
            d={pathOf(gridOutline(coverage, key).flat(), frame)}
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
