import type { Position } from '../../shared/model/common.ts';

/** How a box of the map lies in a picture: north above, both axes in the same metres. */
export type PictureFrame = {
  /** A place as the path of a picture has it. */
  to(place: readonly number[]): string;
  /** The place at a point of the picture. */
  from(x: number, y: number): Position;
};

/** Digits of a degree: a metre, which is less than a picture shows. */
const DEGREE_DIGITS = 5;
/** A box without a side is drawn as if it were a decimetre wide. */
const LEAST_DEGREES = 1e-6;

/**
 * @param box `[west, south, east, north]` in degrees, as large as it fits
 * @param size of the picture in its own units, with what is left free around the box
 */
export function pictureFrame(
  [west, south, east, north]: readonly [number, number, number, number],
  { width, height, margin }: { width: number; height: number; margin: number },
): PictureFrame {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (width - 2 * margin) / Math.max((east - west) * squeeze, LEAST_DEGREES),
    (height - 2 * margin) / Math.max(north - south, LEAST_DEGREES),
  );
  const left = (width - (east - west) * squeeze * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  return {
    to: ([lon = 0, lat = 0]) =>
      `${(left + (lon - west) * squeeze * scale).toFixed(1)},${(top + (north - lat) * scale).toFixed(1)}`,
    from: (x, y) => [
      Number((west + (x - left) / (squeeze * scale)).toFixed(DEGREE_DIGITS)),
      Number((north - (y - top) / scale).toFixed(DEGREE_DIGITS)),
    ],
  };
}

/** Rings as the path of a picture. */
export const pathOf = (
  rings: readonly (readonly (readonly number[])[])[],
  { to }: PictureFrame,
): string => rings.map((ring) => `M${ring.map(to).join('L')}Z`).join('');
