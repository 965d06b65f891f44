import type {
  DangerOrigin,
  DangerSeverity,
  DangerState,
  Rectification,
} from '../shared/model/danger.ts';
import type {
  Cover,
  Exposure,
  FoodGrade,
  HazardState,
  Post,
  StockItem,
} from '../shared/model/hazard-file.ts';

/**
 * The file of a synthetic hazard. Times are days from the moment a database is filled, so that what is overdue
 * is so whenever the demonstration begins; negative ones lie in the past.
 */
export type SyntheticHazardFile = {
  id: string;
  state: HazardState;
  /** Likelihood, exposure, consequence; null: not assessed. */
  lec: [number, number, number] | null;
  post: Post | null;
  cover: Cover;
  insuredUntil: number | null;
  assessed: number | null;
  /** Newest first. */
  inspected: number[];
  stock?: StockItem[];
  exposure?: Exposure;
  foodGrade?: FoodGrade;
};

/** A synthetic hidden danger; times as above. Present from the step on that says them. */
export type SyntheticDanger = {
  id: string;
  hazard: string;
  state: DangerState;
  origin: DangerOrigin;
  finding: string;
  found: number;
  severity: DangerSeverity | null;
  rectification: (Omit<Rectification, 'deadline'> & { deadline: number }) | null;
  rectified: number | null;
  reviewed: number | null;
  closed: number | null;
};
