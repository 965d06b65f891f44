import { isIP } from 'node:net';
import Type, { type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { ScenarioChoice } from '../shared/model/scenario.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** What each variable must be once it is converted. Null: not set. */
const SCHEMA = {
  port: Type.Integer({ minimum: 0, maximum: 65_535 }),
  host: Type.String({ minLength: 1, maxLength: 253 }),
  dataDir: Type.String({ minLength: 1 }),
  databaseUrl: Type.String({ pattern: '^postgres(ql)?://.+' }),
  mqttUrl: Type.String({ pattern: '^(mqtts?|wss?)://.+' }),
  redisUrl: Type.String({ pattern: '^rediss?://.+' }),
  publicUrl: Type.String({ pattern: '^https?://[^/]+/?$' }),
  scenario: ScenarioChoice,
  demo: Type.Boolean(),
  adminPassword: Type.String({ minLength: 12, maxLength: 200 }),
  mapStyleUrl: Type.String({ pattern: '^(https?://.+|/.*)$' }),
  tiandituKey: Type.String({ pattern: '^[0-9a-zA-Z]{8,64}$' }),
  approvalNumber: Type.String({ minLength: 1, maxLength: 60 }),
  metricsPort: Type.Integer({ minimum: 0, maximum: 65_535 }),
  metricsToken: Type.String({ minLength: 16, maxLength: 200 }),
  trustProxy: Type.Array(Type.String()),
  capOrgan: Type.String({ pattern: '^[0-9A-Z]{3}$' }),
  outboundHosts: Type.Array(Type.String({ pattern: '^[a-z0-9.\\[\\]:-]+:\\d{1,5}$' })),
  routingUrl: Type.String({ pattern: '^https?://[^?#]+$' }),
  smtpUrl: Type.String({ pattern: '^smtps?://.+' }),
  smtpFrom: Type.String({ pattern: '^[^\\s@<>,;"]+@[^\\s@<>,;"]+$', maxLength: 200 }),
  filingWorkingDays: Type.Integer({ minimum: 1, maximum: 250 }),
  maxLoopDelayMs: Type.Integer({ minimum: 100, maximum: 600_000 }),
  logLevel: Type.Enum([...LOG_LEVELS]),
};
type Key = keyof typeof SCHEMA;
type Always =
  | 'port'
  | 'host'
  | 'dataDir'
  | 'trustProxy'
  | 'filingWorkingDays'
  | 'maxLoopDelayMs'
  | 'capOrgan'
  | 'outboundHosts';

/** The environment converted, before defaults that depend on other settings. */
export type Settings = { [K in Always]: Static<(typeof SCHEMA)[K]> } & {
  [K in Exclude<Key, Always>]: Static<(typeof SCHEMA)[K]> | null;
};

type Variable = {
  key: Key;
  expected: string;
  initial?: unknown;
  convert?: (text: string) => unknown;
  /** Never repeated in a message. */
  secret?: true;
};

const number = (text: string): unknown => (/^\d{1,6}$/.test(text) ? Number(text) : text);
const onOff = (text: string): unknown => ({ on: true, off: false })[text] ?? text;
const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const A_PORT = 'a port from 0 to 65535';

/** The list of variables the README repeats. */
export const VARIABLES: Readonly<Record<string, Variable>> = {
  PORT: { key: 'port', expected: A_PORT, initial: 8080, convert: number },
  HOST: { key: 'host', expected: 'a host name or address', initial: '127.0.0.1' },
  DATA_DIR: { key: 'dataDir', expected: 'a folder', initial: './.data' },
  DATABASE_URL: { key: 'databaseUrl', expected: 'a postgres:// address', secret: true },
  MQTT_URL: { key: 'mqttUrl', expected: 'an mqtt:// or mqtts:// address', secret: true },
  REDIS_URL: { key: 'redisUrl', expected: 'a redis:// or rediss:// address', secret: true },
  PUBLIC_URL: { key: 'publicUrl', expected: 'an http(s) address without a path' },
  SCENARIO: { key: 'scenario', expected: `one of ${ScenarioChoice.enum.join(', ')}` },
  DEMO: { key: 'demo', expected: 'on or off', convert: onOff },
  ADMIN_PASSWORD: { key: 'adminPassword', expected: '12 to 200 characters', secret: true },
  MAP_STYLE_URL: { key: 'mapStyleUrl', expected: 'an http(s) address or a path' },
  TIANDITU_KEY: { key: 'tiandituKey', expected: '8 to 64 letters and digits', secret: true },
  MAP_APPROVAL_NO: { key: 'approvalNumber', expected: 'at most 60 characters' },
  METRICS_PORT: { key: 'metricsPort', expected: A_PORT, convert: number },
  METRICS_TOKEN: { key: 'metricsToken', expected: '16 to 200 characters', secret: true },
  TRUST_PROXY: {
    key: 'trustProxy',
    expected: 'addresses or CIDR blocks, separated by commas',
    initial: [],
    convert: list,
  },
  CAP_ORGAN: {
    key: 'capOrgan',
    expected: 'three characters of GB/T 4657, e.g. 416',
    // Whose platform this is, nobody has said: no organ has this code [D].
    initial: '000',
  },
  OUTBOUND_HOSTS: {
    key: 'outboundHosts',
    expected: 'host:port of others that may be asked or told, separated by commas',
    initial: [],
    convert: (text) => list(text.toLowerCase()),
  },
  ROUTING_URL: { key: 'routingUrl', expected: 'the http(s) address of an OSRM server' },
  SMTP_URL: { key: 'smtpUrl', expected: 'an smtp:// or smtps:// address', secret: true },
  SMTP_FROM: { key: 'smtpFrom', expected: 'the mailbox of a desk' },
  FILING_WORKING_DAYS: {
    key: 'filingWorkingDays',
    expected: 'working days from 1 to 250',
    // Art. 49 says 及时 and no number [D].
    initial: 5,
    convert: number,
  },
  MAX_LOOP_DELAY_MS: {
    key: 'maxLoopDelayMs',
    expected: 'milliseconds from 100 to 600000',
    initial: 1_000,
    convert: number,
  },
  LOG_LEVEL: { key: 'logLevel', expected: `one of ${LOG_LEVELS.join(', ')}` },
};

/** An address or a CIDR block: what TRUST_PROXY lists. A name or `true` would trust too much (S22). */
const isBlock = (block: string): boolean => {
  const [address = '', bits, ...rest] = block.split('/');
  const family = isIP(address);
  const widest = family === 4 ? 32 : 128;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest);
  return family !== 0 && rest.length === 0 && fits;
};

const fits = (key: Key, value: unknown): boolean =>
  Value.Check(SCHEMA[key] as TSchema, value) &&
  (key !== 'trustProxy' || (value as string[]).every(isBlock));

/** Converts and checks each variable by itself. An empty variable counts as not set. */
export const readSettings = (
  env: Readonly<Record<string, string | undefined>>,
): { settings: Settings; findings: string[] } => {
  const findings: string[] = [];
  const settings: Partial<Record<Key, unknown>> = {};
  for (const [name, { key, expected, initial, convert, secret }] of Object.entries(VARIABLES)) {
    const text = env[name]?.trim() ?? '';
    settings[key] = initial ?? null;
    if (text === '') continue;
    const value = convert ? convert(text) : text;
    if (fits(key, value)) settings[key] = value;
    else
      findings.push(`${name} must be ${expected}${secret ? '' : `, got ${JSON.stringify(text)}`}`);
  }
  return { settings: settings as Settings, findings };
};
