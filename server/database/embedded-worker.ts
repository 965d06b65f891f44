import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { isTrusted, SWALLOWED_MESSAGE } from './embedded-guard.ts';
import type {
  WorkerFailure,
  WorkerMessage,
  WorkerRequest,
  WorkerResult,
  WorkerSettings,
} from './embedded-messages.ts';
import { EmbeddedStatements } from './embedded-statements.ts';
import { slimPostgis } from './postgis-bundle.ts';
import { VALUE_READERS } from './read-value.ts';
import { sentinelSeen, withSentinel } from './session.ts';
import { repaired, type WasmRepair } from './wasm-repair.ts';

/** The thread PGlite lives in: it blocks for as long as a statement runs, and may be terminated. */

/** Equal to what the pool asks of a server, so that both write values in the same text form. */
const SESSION_SETTINGS = `set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set bytea_output to 'hex'`;

class Swallowed extends Error {}

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

async function start({ folder, isNew }: WorkerSettings): Promise<[PGlite, WasmRepair]> {
  say({
    kind: 'progress',
    text: isNew ? 'creating the database (about 10 s, once)' : 'opening the database',
  });
  const postgis = slimPostgis(`${folder}.postgis`);
  const { value: pglite, repair } = await repaired(() =>
    PGlite.create(folder, { extensions: { postgis } }),
  );
  if (isNew) {
    say({ kind: 'progress', text: 'adding PostGIS' });
    await pglite.exec('create extension if not exists postgis');
  }
  await pglite.exec(SESSION_SETTINGS);
  pglite.serializers = {};
  pglite.parsers = { ...VALUE_READERS };
  pglite.onNotification((channel, payload) => say({ kind: 'notify', channel, payload }));
  return [pglite, repair];
}

/** What answers requests: the database and its prepared statements. */
type Engine = { pglite: PGlite; statements: EmbeddedStatements; repair: WasmRepair };

async function execute(
  { pglite, statements }: Engine,
  request: WorkerRequest,
): Promise<WorkerResult> {
  if (request.kind === 'close') {
    await pglite.close();
    return { rows: [], rowCount: 0, command: 'CLOSE' };
  }
  if (request.kind === 'script') {
    // It may change tables: what was prepared for them before is refused afterwards.
    await statements.forget();
    const results = await pglite.exec(withSentinel(request.sql));
    if (!results.every(isTrusted) || !sentinelSeen(results.at(-1)?.rows[0])) throw new Swallowed();
    return { rows: [], rowCount: 0, command: 'SCRIPT' };
  }
  const result =
    request.kind === 'query'
      ? await statements.run(request.sql, request.parameters)
      : await pglite.query<object>(request.sql, [], { blob: new Blob([copyOf(request.binary)]) });
  if (result === undefined || !isTrusted(result)) throw new Swallowed();
  return { rows: result.rows, rowCount: result.rowCount ?? 0, command: result.command ?? '' };
}

/** A view the DOM types of `Blob` accept: over a plain ArrayBuffer. */
function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
}

function failureOf(error: unknown): WorkerFailure {
  if (error instanceof Swallowed) return { code: 'XX000', message: SWALLOWED_MESSAGE };
  if (!(error instanceof Error)) return { code: 'XX000', message: String(error) };
  const {
    code = 'XX000',
    detail,
    hint,
    table,
    column,
    constraint,
    position,
  } = error as Partial<WorkerFailure>;
  return { code, message: error.message, detail, hint, table, column, constraint, position };
}

async function answer(engine: Engine, request: WorkerRequest): Promise<void> {
  const { repair } = engine;
  repair.resetStack();
  try {
    const result = await execute(engine, request);
    say({ kind: 'result', result, raised: repair.raised() });
  } catch (error) {
    const swallowed = error instanceof Swallowed;
    say({ kind: 'refused', failure: failureOf(error), swallowed, raised: repair.raised() });
  }
}

async function serve(): Promise<void> {
  const [pglite, repair] = await start(workerData as WorkerSettings);
  const engine = { pglite, repair, statements: new EmbeddedStatements(pglite) };
  let last = Promise.resolve();
  parentPort?.on('message', (request: WorkerRequest) => {
    last = last.then(() => answer(engine, request));
  });
  say({ kind: 'ready' });
}

serve().catch((error: unknown) => {
  say({ kind: 'start-failed', message: error instanceof Error ? error.message : String(error) });
});
