import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Journal } from '../journal/journal.ts';
import type { Catalogue } from '../telemetry/catalogue.ts';
import type { Newest } from '../telemetry/newest.ts';

/** What judging several streams together needs. */
export type JudgingParts = {
  database: Database;
  journal: Journal;
  clock: Clock;
  newest: Newest;
  catalogue(): Catalogue;
};
