import { problem } from '../plugins/errors.ts';
import { createTurn } from '../threads/in-turn.ts';
import { runInThread, ThreadLimitReached, type ThreadLimits } from '../threads/run-in-thread.ts';
import type { EncodedPhoto } from './encode-photo-thread.ts';

/** The largest photo takes two seconds of a slow processor; scans without end are no photo [D]. */
const LIMITS: ThreadLimits = { milliseconds: 15_000, heapMegabytes: 256 };
/** Who comes when so many wait comes again later: each holds its bytes [D]. */
const MOST_WAITING = 20;

// Apart from the files of desks, which take long: a team stands in the rain.
const photoTurn = createTurn();
let waiting = 0;

async function inThread(bytes: Uint8Array): Promise<EncodedPhoto> {
  try {
    return await runInThread<EncodedPhoto>(bytes, {
      ...{ parent: import.meta.url, name: 'encode-photo-thread', limits: LIMITS },
    });
  } catch (error) {
    if (!(error instanceof ThreadLimitReached)) throw error;
    return {
      ok: false,
      refusal: 'photo-unreadable',
      got: `more ${error.limit} than a photo takes`,
    };
  }
}

/**
 * A photo of a device as one of our own making: what is no JPEG of the right size is refused, and nothing but pixels
 * remains (no place, no time, no name of a device).
 * @throws Problem 422 saying what came, 503 while too many wait
 */
export async function encodePhoto(bytes: Uint8Array): Promise<EncodedPhoto & { ok: true }> {
  if (waiting >= MOST_WAITING) {
    throw problem(503, 'photos-wait', `expected fewer than ${MOST_WAITING} photos waiting`);
  }
  waiting += 1;
  try {
    const photo = await photoTurn(() => inThread(bytes));
    if (photo.ok) return photo;
    throw problem(422, photo.refusal, `body: expected a JPEG photo, got ${photo.got}`);
  } finally {
    waiting -= 1;
  }
}
