import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first (seconds of a lane, 2026-11-28: 77 to 44, then 40 to 16). */
const LONGEST = [
  'browser/studio-tools',
  'browser/studio-plan',
  'browser/tables',
  'browser/responses',
  'browser/wall',
  'browser/console',
  'browser/administration',
  'browser/tips',
  'browser/base-map',
  'browser/emergency-plans',
  'integration/path/scenarios',
  'integration/database/embedded-faults',
  'integration/server/process',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? LONGEST.length : at;
};

/**
 * The longest files begin first. A fresh clone knows nothing of earlier runs, and by their size a long one came last:
 * it ran half a minute by itself. A name that fits no file any more only costs that again.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => rankOf(one) - rankOf(other));
  }
}
