import type { Hazard } from '../../shared/model/hazard.ts';
import {
  EXPOSURES,
  FOOD_GRADES,
  POSTS,
  type RiskAssessment,
  type StockItem,
  type Substance,
} from '../../shared/model/hazard-file.ts';
import { LEVELS, type Level } from '../../shared/model/level.ts';
import { cycleDays } from '../../shared/risk/inspection-cycle.ts';
import { LEC_STEPS, riskColour } from '../../shared/risk/lec.ts';
import { SUBSTANCE_TABLE } from '../../shared/risk/major-hazard.ts';
import { SHIPPED_THRESHOLDS } from '../../shared/risk/shipped-thresholds.ts';
import type { SyntheticHazardFile } from '../hazard-files.ts';
import { between, pick, pickWeighted, type Random, randomFor } from './random.ts';

/** What is kept at a place, by a word of its name. */
const SUBSTANCE_BY_WORD: readonly (readonly [string, Substance])[] = [
  ['液氨', 'ammonia'],
  ['液氯', 'chlorine'],
  ['甲醇', 'methanol'],
  ['环氧乙烷', 'ethylene-oxide'],
  ['加氢', 'hydrogen'],
  ['苯储罐', 'benzene'],
  ['加油站', 'petrol'],
  ['油库', 'petrol'],
  ['液化气', 'natural-gas'],
  ['门站', 'natural-gas'],
];
/** Beside the main one some chemical works keep a little of these. */
const SIDE_SUBSTANCES: readonly Substance[] = ['acetylene', 'hydrogen-fluoride', 'natural-gas'];
const SIDE_SHARE = 0.25;
const OVERDUE_SHARE = 0.06;
const PUBLISHED_SHARE = 0.7;

/** A file for every hazard of the register: colours stay what they are, and the numbers agree with them. */
export function buildHazardFiles(hazards: readonly Hazard[]): SyntheticHazardFile[] {
  const random = randomFor('hazard-files');
  const factors = factorsByColour();
  return hazards.map((hazard) => fileOf(hazard, factors, random));
}

type Factors = [number, number, number];

/** All steps of LEC that lead to each colour. */
function factorsByColour(): Record<Level, Factors[]> {
  const all = LEC_STEPS.likelihood.flatMap((likelihood) =>
    LEC_STEPS.exposure.flatMap((exposure) =>
      LEC_STEPS.consequence.map((consequence): Factors => [likelihood, exposure, consequence]),
    ),
  );
  const colourOf = ([likelihood, exposure, consequence]: Factors): Level => {
    const judged = { source: '', confidence: 'D' } as const;
    const lec: RiskAssessment = { method: 'LEC', likelihood, exposure, consequence, ...judged };
    return riskColour(lec);
  };
  const of = (level: Level) => all.filter((factors) => colourOf(factors) === level);
  return { red: of('red'), orange: of('orange'), yellow: of('yellow'), blue: of('blue') };
}

function fileOf(
  hazard: Hazard,
  factors: Record<Level, Factors[]>,
  random: Random,
): SyntheticHazardFile {
  const { id, risk, class: sector } = hazard;
  const foodGrade = sector === 'food-site' ? gradeOf(risk) : null;
  const days = cycleDays(
    { class: sector, risk, foodGrade },
    SHIPPED_THRESHOLDS['inspection-cycle'],
  );
  const isPublished = random() < PUBLISHED_SHARE;
  const inspected = risk === null || days === null ? [] : inspections(days, random);
  const unassessed = random() < 0.5 ? 'surveyed' : 'registered';
  const stock = stockOf(hazard, random);
  const cover = pickWeighted(random, { yes: 72, no: 12, unknown: 16 });
  return {
    id,
    state: risk === null ? unassessed : isPublished ? 'published' : 'assessed',
    lec: risk && pick(random, factors[risk]),
    post: random() < 0.92 ? pick(random, POSTS) : null,
    cover,
    insuredUntil: cover === 'yes' ? between(random, -20, 360) : null,
    assessed: risk === null ? null : (inspected.at(-1) ?? 0) - between(random, 5, 60),
    inspected,
    ...(stock.length > 0 && { stock, exposure: pick(random, EXPOSURES) }),
    ...(foodGrade && { foodGrade }),
  };
}

const gradeOf = (risk: Level | null) => FOOD_GRADES[3 - LEVELS.indexOf(risk ?? 'blue')]!;

/** Days of the last inspections, newest first; few are later than their cycle. */
function inspections(days: number, random: Random): number[] {
  const isOverdue = random() < OVERDUE_SHARE;
  const last = isOverdue ? -days - between(random, 1, 45) : -between(random, 1, days - 1);
  return Array.from({ length: between(random, 1, 3) }, (_, back) => last - back * days);
}

function stockOf({ name, form }: Hazard, random: Random): StockItem[] {
  const substance = SUBSTANCE_BY_WORD.find(([word]) => name.includes(word))?.[1];
  if (substance === undefined || form === 'area') return [];
  const main = { substance, tonnes: tonnesOf(substance, name, random) };
  const side = pick(random, SIDE_SUBSTANCES);
  if (!name.includes('化工') || random() > SIDE_SHARE || side === substance) return [main];
  const little = SUBSTANCE_TABLE[side].threshold.value * (0.1 + random() * 0.5);
  return [main, { substance: side, tonnes: rounded(little) }];
}

/** Most keep about the threshold, a few twenty times as much; a filling station stays far below it. */
function tonnesOf(substance: Substance, name: string, random: Random): number {
  const threshold = SUBSTANCE_TABLE[substance].threshold.value;
  if (name.includes('加油站')) return between(random, 25, 60);
  const share = random() < 0.1 ? 8 + random() * 48 : 0.3 + random() * 3;
  return rounded(threshold * share);
}

const rounded = (tonnes: number): number => Number(tonnes.toFixed(1));
