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

/** What a file calls a grid may be of any length. */
const LONGEST_KEY = 64;

type About = Partial<Omit<GridFinding, 'rule' | 'severity' | 'place'>>;

/** A finding of a rule, with its severity. */
export function finding(rule: FindingRule, place: Position | null, about: About = {}): GridFinding {
  const grids = (about.grids ?? []).map((key) => key.slice(0, LONGEST_KEY));
  return { rule, severity: severityOf(rule), community: null, place, ...about, grids };
}

/** Codes are areas' codes or nothing: what a file says may be anything. */
export const communityOrNull = (code: string | null | undefined): string | null =>
  code && /^\d{12}$/.test(code) ? code : null;
