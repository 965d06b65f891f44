import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Topology } from 'topojson-specification';
import {
  type CoveredGrid,
  type GridParents,
  renewCoverage,
} from '../../shared/geo/renew-coverage.ts';
import { answerOnce } from '../threads/thread-answer.ts';

/** What a plan changes, as the database tells it: long lists as JSON, which the thread reads. */
export type RenewInput = {
  /** The coverage before, gzipped TopoJSON. */
  before: Uint8Array;
  closed: readonly string[];
  /** Grids that come into force, one JSON text each: a CoveredGrid. */
  opened: readonly string[];
  /** JSON: by code, the areas a grid lies in. */
  parents: string;
  /** What tells this coverage apart from another of the same boundaries. */
  salt: string;
};
/** The coverage it makes of the city, gzipped, and its version. */
export type Renewed = { version: string; bytes: Uint8Array };

const [compress, expand] = [promisify(gzip), promisify(gunzip)];
const VERSION_DIGITS = 16;

/** The topology of a city takes half a second: in a thread of its own nobody waits for it. */
await answerOnce(async ({ before, closed, opened, parents, salt }: RenewInput) => {
  const topology = JSON.parse((await expand(before)).toString('utf8')) as Topology;
  const grids = opened.map((grid) => JSON.parse(grid) as CoveredGrid);
  const lying = new Map(Object.entries(JSON.parse(parents) as Record<string, GridParents>));
  const text = JSON.stringify(renewCoverage(topology, new Set(closed), grids, lying));
  // The same boundaries may come back after a temporary split: each time is a version of its own.
  const version = createHash('sha256').update(salt).update(text).digest('hex');
  const bytes = new Uint8Array(await compress(text));
  const value: Renewed = { version: version.slice(0, VERSION_DIGITS), bytes };
  return { value, transfer: [bytes.buffer] };
});
