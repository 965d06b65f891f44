import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first (seconds of a lane, 2026-11-30: 110 to 29, then 69 to 27). */
const LONGEST = [
  'browser/responses',
  'browser/console',
  'browser/studio-tools',
  'browser/studio-plan',
  'browser/tables',
  'browser/administration',
  'browser/evacuation',
  'browser/dispatch',
  'browser/wall',
  'browser/emergency-plans',
  'browser/tips',
  'browser/interchange',
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
