import type { CaseRule } from '../model/case.ts';
import { COMMAND_DEPARTMENT } from '../model/case.ts';

const rule = (
  about: CaseRule['about'],
  what: string | null,
  lead: string,
  assisting: readonly string[] = [],
  termWorkingDays = 5,
): CaseRule => ({
  ...{ id: `${about}-${what ?? 'any'}`, about, what, lead },
  ...{ assisting: [...assisting], termWorkingDays },
});

/** Whose business what is, to begin with: a proposal of this project [D], to be replaced by the city's own table. */
export const SHIPPED_CASE_RULES: readonly CaseRule[] = [
  rule('incident', 'flood', 'water', ['emergency', 'municipal-landscape'], 1),
  rule('incident', 'fire', 'fire-rescue', ['public-security'], 1),
  rule('incident', 'gas-leak', 'municipal-landscape', ['fire-rescue', 'emergency'], 1),
  rule('incident', 'chemical-leak', 'emergency', ['ecology', 'fire-rescue'], 1),
  rule('incident', 'crowd', 'public-security', ['culture-tourism'], 1),
  rule('incident', 'traffic', 'public-security', ['transport'], 1),
  rule('incident', 'building', 'housing', ['emergency'], 2),
  rule('incident', 'weather', 'emergency', ['meteorology'], 1),
  rule('incident', 'medical', 'health', [], 1),
  rule('tip', 'gas', 'municipal-landscape'),
  rule('tip', 'chemical', 'emergency', ['ecology']),
  rule('tip', 'fire-building', 'fire-rescue', ['housing']),
  rule('tip', 'construction', 'housing'),
  rule('tip', 'flood', 'water'),
  rule('tip', 'geological', 'natural-resources'),
  rule('tip', 'food-site', 'market-regulation'),
  rule('tip', 'road-black-spot', 'transport', ['public-security']),
  rule('alarm', 'hazard', 'emergency', [], 1),
  rule('alarm', 'gathering', 'public-security', ['culture-tourism'], 1),
  rule('alarm', 'shelter', 'emergency', [], 1),
  rule('alarm', 'station', 'water', ['meteorology'], 1),
  rule('incident', null, COMMAND_DEPARTMENT, [], 2),
  rule('tip', null, 'emergency'),
  rule('alarm', null, COMMAND_DEPARTMENT, [], 1),
  rule('grid-task', null, COMMAND_DEPARTMENT),
];
export const CASE_RULES_SOURCE = '项目演示分工，待主管部门确认';
