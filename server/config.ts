import { LOOPBACK_NAMES } from './loopback.ts';
import { readSettings, type Settings } from './settings.ts';
import { weakSecrets } from './weak-secrets.ts';

/** Everything the environment decides, read once at start. Absent settings are null. */
export type Config = Omit<Settings, 'demo' | 'scenario' | 'logLevel'> & {
  demo: boolean;
  scenario: NonNullable<Settings['scenario']>;
  logLevel: NonNullable<Settings['logLevel']>;
  production: boolean;
};

/** A start that must not happen: each finding names the variable, what it must be and what it is. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly findings: readonly string[];
  constructor(findings: readonly string[]) {
    super(findings.join('\n'));
    this.findings = findings;
  }
}

const isHttps = (url: string | null): boolean => url?.startsWith('https://') ?? false;

/** Whether an address can be read and names nobody. */
const isBare = (address: string): boolean => {
  const url = URL.parse(address);
  return url !== null && url.username === '' && url.password === '';
};

/** Contradictions between settings that are each right by themselves. */
const contradictions = (settings: Settings, production: boolean, demo: boolean): string[] => {
  const isLoopback = LOOPBACK_NAMES.has(settings.host);
  const { scenario } = settings;
  const findings: [boolean, string][] = [
    [
      settings.demo === true && !isLoopback,
      `DEMO=on lets anybody in, so it needs a loopback HOST, but HOST is ${settings.host}`,
    ],
    [
      settings.demo === true && settings.databaseUrl !== null,
      'DEMO=on writes invented data, so it needs the embedded database: unset DATABASE_URL or DEMO',
    ],
    [settings.demo === true && production, 'DEMO=on is refused with NODE_ENV=production'],
    [
      !demo && scenario !== null && scenario !== 'none',
      `SCENARIO=${scenario} plays invented readings and needs DEMO: set SCENARIO=none`,
    ],
    [
      settings.metricsPort !== null && settings.metricsToken === null,
      'METRICS_TOKEN must be set when METRICS_PORT is: metrics are never served openly',
    ],
    [
      (settings.smtpUrl === null) !== (settings.smtpFrom === null),
      'SMTP_URL and SMTP_FROM must be set together: mail needs a sender and a way',
    ],
    [
      settings.routingUrl !== null && !isBare(settings.routingUrl),
      'ROUTING_URL must be the http(s) address of an OSRM server, without a name or password in it',
    ],
    [
      production && !isLoopback && !isHttps(settings.publicUrl),
      'PUBLIC_URL must be the https address people use when HOST is not loopback in production',
    ],
    // This server speaks no TLS, so an https address is that of a proxy, whose own all people would seem to come from (S22).
    [
      production && isHttps(settings.publicUrl) && settings.trustProxy.length === 0,
      'TRUST_PROXY must name the proxy behind PUBLIC_URL, or all people share one budget to sign in: write the address it comes from, TRUST_PROXY=127.0.0.1,::1 for a proxy on this machine',
    ],
  ];
  return findings.filter(([isWrong]) => isWrong).map(([, finding]) => finding);
};

/**
 * Reads and checks the environment.
 * @throws ConfigError naming every wrong variable at once
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const { settings, findings } = readSettings(env);
  const production = env.NODE_ENV === 'production';
  const isLoopback = LOOPBACK_NAMES.has(settings.host);
  const demo = settings.demo ?? (settings.databaseUrl === null && isLoopback && !production);
  findings.push(
    ...contradictions(settings, production, demo),
    ...weakSecrets(settings, production),
  );
  if (findings.length > 0) throw new ConfigError(findings);
  return {
    ...settings,
    demo,
    scenario: settings.scenario ?? (demo ? 'normal-day' : 'none'),
    logLevel: settings.logLevel ?? (production ? 'info' : 'warn'),
    production,
  };
};
