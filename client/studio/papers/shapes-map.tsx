import { useMemo } from 'react';
import type { DrawnShape } from './draft-of-plan.ts';

const WIDTH = 480;
const MOST_HEIGHT = 560;
const MARGIN = 6;
/** Beyond this many, names would cover the shapes. */
const MOST_NAMED = 40;

type Frame = { height: number; project: (lon: number, lat: number) => [x: number, y: number] };

/** Degrees to the picture: longitudes shortened as they are at the middle latitude. */
function frameOf(shapes: readonly DrawnShape[]): Frame {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { rings } of shapes) {
    for (const ring of rings) {
      for (const [lon, lat] of ring) {
        west = Math.min(west, lon);
        east = Math.max(east, lon);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
    }
  }
  const shorten = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const inner = WIDTH - 2 * MARGIN;
  const wide = Math.max((east - west) * shorten, 1e-9);
  const tall = Math.max(north - south, 1e-9);
  const scale = Math.min(inner / wide, (MOST_HEIGHT - 2 * MARGIN) / tall);
  return {
    height: tall * scale + 2 * MARGIN,
    project: (lon, lat) => [
      MARGIN + (lon - west) * shorten * scale + (inner - wide * scale) / 2,
      MARGIN + (north - lat) * scale,
    ],
  };
}

const pathOf = ({ rings }: DrawnShape, { project }: Frame): string =>
  rings
    .map((ring) => {
      const points = ring.map(([lon, lat]) =>
        project(lon, lat)
          .map((n) => n.toFixed(1))
          .join(' '),
      );
      return `M${points.join('L')}Z`;
    })
    .join('');

/** The middle of the first ring's box: near enough for a short name. */
function middleOf({ rings }: DrawnShape, { project }: Frame): [number, number] {
  const ring = rings[0] ?? [];
  const lons = ring.map(([lon]) => lon);
  const lats = ring.map(([, lat]) => lat);
  return project(
    (Math.min(...lons) + Math.max(...lons)) / 2,
    (Math.min(...lats) + Math.max(...lats)) / 2,
  );
}

/** Grids as a picture for paper and screen. What changes is marked by tone, by line and by its name. */
export function ShapesMap({
  title,
  shapes,
  frame: framing = shapes,
}: {
  title: string;
  shapes: readonly DrawnShape[];
  /** What the picture is framed by, so that several stand side by side alike. */
  frame?: readonly DrawnShape[];
}) {
  const drawn = useMemo(() => {
    const frame = frameOf(framing);
    return {
      height: frame.height,
      paths: shapes.map((shape) => ({
        ...shape,
        path: pathOf(shape, frame),
        at: middleOf(shape, frame),
      })),
    };
  }, [shapes, framing]);
  const named = drawn.paths.filter(({ tone }) => tone !== 'same');
  return (
    <figure className="jw-plan-map">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${drawn.height.toFixed(0)}`} role="img" aria-label={title}>
        {drawn.paths.map(({ key, name, path, tone }) => (
          <path key={key} d={path} data-tone={tone} fillRule="evenodd">
            <title>{`${name} ${key}`}</title>
          </path>
        ))}
        {named.length <= MOST_NAMED &&
          named.map(({ key, at: [x, y] }) => (
            <text key={key} x={x} y={y} textAnchor="middle">
              {key.length > 6 ? key.slice(-6) : key}
            </text>
          ))}
      </svg>
    </figure>
  );
}
