import closeWithGrace from 'close-with-grace';
import { type Config, ConfigError, readConfig } from './config.ts';
import { standardOutput } from './line-output.ts';
import { createLogger } from './logger.ts';
import type { Running } from './run.ts';

/** FAULTS.md F51: whatever is not finished by then is cut. */
const GRACE_MS = 10_000;

const say = (text: string): void => {
  standardOutput.write(`  ${text}\n`);
};

const configOrExit = (): Config => {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const finding of error.findings) process.stderr.write(`${finding}\n`);
    process.exit(1);
  }
};

const greet = ({ address, setupAddress }: Running): void => {
  standardOutput.write(`\nJingwei: ${address}\n`);
  if (setupAddress !== null) {
    standardOutput.write(`First administrator, once: ${setupAddress}\n`);
  }
};

const config = configOrExit();
const logger = createLogger(config);
let running: Running | null = null;

// The last resort (FAULTS.md S30): whatever nobody caught is logged, the server drains, and the exit
// code tells the supervisor to start it again.
closeWithGrace({ delay: GRACE_MS, logger: false }, async ({ err, signal }) => {
  if (err) logger.fatal({ err }, 'nobody caught this: shutting down');
  else logger.info({ signal }, 'shutting down');
  await running?.close().catch((error: unknown) => {
    logger.fatal({ err: error }, 'the server could not be taken down in order');
    throw error;
  });
});

try {
  // After the configuration: who is refused for a wrong one does not wait for all the rest to be read, nor does the database.
  const { beginOpening } = await import('./opening.ts');
  const opening = beginOpening(config, logger, say);
  const { run } = await import('./run.ts');
  running = await run(config, logger, { opening, say });
  greet(running);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Jingwei could not start: ${reason}\n`);
  logger.debug({ err: error }, 'start failed');
  process.exit(1);
}
