import type { ShapeFinding, ShapeReason } from './check-shape.ts';

/** What a repair of the outline does away with. */
const REPAIRED: ReadonlySet<ShapeReason> = new Set([
  'self-crossing',
  'hole-outside',
  'invalid-shape',
]);

/**
 * How a shape can be taken: as it was drawn, only as repaired, or not at all. Nothing is repaired unasked
 * (FAULTS.md F23).
 */
export function takeableAs(shape: {
  repair: unknown;
  findings: readonly Pick<ShapeFinding, 'reason' | 'severity'>[];
}): 'drawn' | 'repaired' | null {
  const errors = shape.findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return 'drawn';
  const isRepairable = shape.repair !== null && errors.every(({ reason }) => REPAIRED.has(reason));
  return isRepairable ? 'repaired' : null;
}
