import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import type { Config } from './config.ts';
import { DatabaseUnavailable } from './database/errors.ts';
import { standardOutput } from './line-output.ts';

/** Never written, wherever they stand in a record (FAULTS.md S25). */
const SECRETS = [
  'password',
  'token',
  'key',
  'code',
  'cookie',
  'authorization',
  'secret',
  'databaseUrl',
];
const REDACTED = [
  'req.headers',
  'res.headers',
  'request.headers',
  ...SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
];

type LoggedRequest = { method: string; url: string; id: string; ip: string };

/** The path without its query: what people ask for is enough, what they type is theirs. */
const request = ({ method, url, id, ip }: LoggedRequest) => ({
  id,
  method,
  path: url.split('?', 1)[0],
  ip,
});

/** While the database is away everything fails alike, hundreds of times a minute: what was in the way is enough. */
const failure = (error: Error) =>
  error instanceof DatabaseUnavailable
    ? { type: error.name, message: error.message }
    : stdSerializers.err(error);

const LEVEL_NAMES: Readonly<Record<number, string>> = pino.levels.labels;

/** One record as a line for a person at a terminal. */
const readable = (line: string): string => {
  const { time, level, msg, err } = JSON.parse(line) as {
    time: number;
    level: number;
    msg?: string;
    err?: { message?: string };
  };
  const clock = new Date(time).toISOString().slice(11, 19);
  const reason = err?.message === undefined ? '' : ` (${err.message})`;
  return `${clock} ${LEVEL_NAMES[level] ?? level}: ${msg ?? ''}${reason}\n`;
};

/** A terminal gets sentences, everything else JSON lines. */
const terminal: DestinationStream = {
  write: (line) => {
    standardOutput.write(readable(line));
  },
};

/**
 * The log of the process.
 * @param destination where records go; by default standard output
 */
export const createLogger = (
  { logLevel }: Pick<Config, 'logLevel'>,
  destination?: DestinationStream,
): Logger => {
  const options = {
    level: logLevel,
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { req: request, err: failure },
    base: null,
  };
  // Not the stream of pino's own: on a full disk its error ends the process, and its last flush waits for ever.
  return pino(options, destination ?? (process.stdout.isTTY ? terminal : standardOutput));
};
