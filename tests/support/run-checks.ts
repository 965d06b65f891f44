import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Types, style, what nobody uses, and the unit tests. */
const CHECKS = ['check:types', 'check:style', 'check:unused', 'test:unit'];

const COLOURED = { ...process.env, FORCE_COLOR: '1' };

type Outcome = { check: string; failed: boolean; said: string };

/** Runs a script of package.json to its end. */
async function run(check: string): Promise<Outcome> {
  const child = spawn('npm', ['run', '--silent', check], { env: COLOURED });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const [code] = await once(child, 'close');
  return { check, failed: code !== 0, said };
}

// All at once, for none of them alone keeps two processors busy; each tells what it has to say when it is done.
const outcomes = await Promise.all(
  CHECKS.map(async (check) => {
    const outcome = await run(check);
    console.info(`\n> ${check}\n${outcome.said.trimEnd()}`);
    return outcome;
  }),
);
const failed = outcomes.filter((outcome) => outcome.failed).map(({ check }) => check);
if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
