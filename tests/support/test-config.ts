import { type Config, readConfig } from '../../server/config.ts';

/**
 * The configuration of a server under test: a free port, no demonstration, nothing logged, and no load
 * shed, because the machine that runs the tests is busy with them.
 */
export const testConfig = (changes: Partial<Config> = {}): Config => ({
  ...readConfig({
    PORT: '0',
    DEMO: 'off',
    SCENARIO: 'none',
    LOG_LEVEL: 'silent',
    MAX_LOOP_DELAY_MS: '60000',
  }),
  ...changes,
});
