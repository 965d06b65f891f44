import { expect, it } from 'vitest';
import { failedFiles, mayTryAgain } from './failed-files.ts';

const report = (...statuses: string[]): string =>
  JSON.stringify({
    testResults: statuses.map((status, at) => ({ name: `/${at}.test.ts`, status })),
  });

it('the files with a failure are tried again', () => {
  const failed = failedFiles(report('passed', 'failed', 'skipped'));
  expect(failed).toEqual(['/1.test.ts']);
  expect(mayTryAgain(failed)).toBe(true);
});

it('a run that ended without a failed file, or with many, is not tried again', () => {
  expect(mayTryAgain(failedFiles(report('passed')))).toBe(false);
  expect(mayTryAgain(failedFiles(report(...Array.from({ length: 5 }, () => 'failed'))))).toBe(
    false,
  );
});
