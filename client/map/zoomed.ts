import type { ExpressionSpecification } from 'maplibre-gl';

/** A number that grows evenly between zooms. @param stops zoom, number, zoom, number and so on */
export const zoomed = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as ExpressionSpecification;
