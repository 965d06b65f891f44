import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumPath } from './chromium.ts';

/** Run before the browser tests: a missing browser is installed or named, never skipped over. */
const INSTALL = 'apt-get update && apt-get install -y --no-install-recommends chromium';

const install = (): void => {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    process.stderr.write(
      `The browser tests need Chromium. Install it:\n  sudo sh -c '${INSTALL}'\n`,
    );
    process.stderr.write('or name another one: CHROMIUM=/path/to/chromium\n');
    process.exit(1);
  }
  process.stdout.write('installing Chromium\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('sh', ['-c', INSTALL], { stdio: ['ignore', 'ignore', 'inherit'], env });
};

if (chromiumPath() === null) install();
if (chromiumPath() === null) {
  process.stderr.write('Chromium was installed but is not where it should be; set CHROMIUM\n');
  process.exit(1);
}
