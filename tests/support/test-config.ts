import { type Config, readConfig } from '../../server/config.ts';

/** The configuration of a server under test: a free port, no demonstration, nothing logged. */
export const testConfig = (changes: Partial<Config> = {}): Config => ({
  ...readConfig({ PORT: '0', DEMO: 'off', SCENARIO: 'none', LOG_LEVEL: 'silent' }),
  ...changes,
});
