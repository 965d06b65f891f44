import {
  type DestinationStream,
  type Logger,
  type LoggerOptions,
  pino,
  stdSerializers,
} from 'pino';
import { MINUTE_MS } from '../shared/time/units.ts';
import type { Config } from './config.ts';
import { DatabaseFull, DatabaseUnavailable } from './database/errors.ts';
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

/** While the database is away or full everything fails alike, hundreds of times a minute: what was in the way is enough. */
const failure = (error: Error) =>
  error instanceof DatabaseUnavailable || error instanceof DatabaseFull
    ? { type: error.name, message: error.message }
    : stdSerializers.err(error);

/** What fails for want of room is said so often by each place: the log may lie on the same disk. */
const FULL_EVERY_MS = MINUTE_MS;

/** Whether a record is another of the same about a full disk. */
function createRepeats(monotonic: () => number): (record: unknown, message: unknown) => boolean {
  const saidAt = new Map<unknown, number>();
  return (record, message) => {
    const { err } = (record ?? {}) as { err?: unknown };
    if (!(err instanceof DatabaseFull)) return false;
    const now = monotonic();
    if (now - (saidAt.get(message) ?? Number.NEGATIVE_INFINITY) < FULL_EVERY_MS) return true;
    saidAt.set(message, now);
    return false;
  };
}

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
 * @param monotonic milliseconds that only go forward
 */
export const createLogger = (
  { logLevel }: Pick<Config, 'logLevel'>,
  destination?: DestinationStream,
  monotonic: () => number = () => performance.now(),
): Logger => {
  const isRepeat = createRepeats(monotonic);
  const options: LoggerOptions = {
    level: logLevel,
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { req: request, err: failure },
    base: null,
    hooks: {
      logMethod(record, write) {
        if (!isRepeat(record[0], record[1])) write.apply(this, record);
      },
    },
  };
  // Not the stream of pino's own: on a full disk its error ends the process, and its last flush waits for ever.
  return pino(options, destination ?? (process.stdout.isTTY ? terminal : standardOutput));
};
