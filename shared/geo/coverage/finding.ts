import type { Position } from '../../model/common.ts';
import type { FindingRule, FindingSeverity, GridFinding } from '../../model/grid-finding.ts';

/** What an analyst may leave as it is; all else keeps a plan from being consulted on. */
const WARNINGS: ReadonlySet<FindingRule> = new Set<FindingRule>([
  'several-parts',
  'repeated-vertex',
  'households-few',
  'households-many',
  'shifted-datum',
]);

export const severityOf = (rule: FindingRule): FindingSeverity =>
  WARNINGS.has(rule) ? 'warning' : 'error';

type About = Partial<Omit<GridFinding, 'rule' | 'severity' | 'place'>>;

/** A finding of a rule, with its severity. */
export function finding(rule: FindingRule, place: Position | null, about: About = {}): GridFinding {
  return { rule, severity: severityOf(rule), grids: [], community: null, place, ...about };
}

/** Codes are areas' codes or nothing: what a file says may be anything. */
export const communityOrNull = (code: string | null | undefined): string | null =>
  code && /^\d{12}$/.test(code) ? code : null;
