import { formatNumber } from './format-number.ts';

const SQUARE_METRES_A_SQUARE_KILOMETRE = 1_000_000;
/** Ground smaller than this is told in square metres. */
const SMALL_SQUARE_METRES = 100_000;

/** Ground with its unit: `8,200 m²`, from a tenth of a square kilometre on `0.78 km²`. */
export const formatArea = (squareMetres: number): string =>
  squareMetres < SMALL_SQUARE_METRES
    ? `${formatNumber(squareMetres)} m²`
    : `${formatNumber(squareMetres / SQUARE_METRES_A_SQUARE_KILOMETRE, 2)} km²`;
