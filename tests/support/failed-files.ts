type Report = { testResults: { name: string; status: string }[] };

/** More files than this do not fail by a busy machine. */
const MOST_FILES = 4;

/** Absolute paths of the files with a failure. @param report what vitest's JSON reporter wrote */
export const failedFiles = (report: string): string[] =>
  (JSON.parse(report) as Report).testResults
    .filter(({ status }) => status === 'failed')
    .map(({ name }) => name);

/** Whether what failed is little enough to have been the machine's fault. None: something else ended the run. */
export const mayTryAgain = (files: readonly string[]): boolean =>
  files.length > 0 && files.length <= MOST_FILES;
