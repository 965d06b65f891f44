import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** As much of a browser's database as the shelf uses: what lies there outlives every connection to it. */
let lying: Map<string, Blob>;
let connections: FakeDatabase[];
let refuses: boolean;
type FakeDatabase = { isClosed: boolean; onclose: (() => void) | null };

const request = <Result>(work: () => Result) => {
  const made = { onsuccess: () => {}, onerror: () => {}, error: new Error('unknown') } as {
    onsuccess: () => void;
    onerror: () => void;
    result?: Result;
  };
  queueMicrotask(() => {
    if (refuses) return made.onerror();
    made.result = work();
    made.onsuccess();
  });
  return made;
};
const store = {
  get: (key: string) => request(() => lying.get(key)),
  put: (picture: Blob, key: string) => request(() => void lying.set(key, picture)),
};
function connect(): FakeDatabase {
  const database = {
    ...{ isClosed: false, onclose: null },
    close() {
      this.isClosed = true;
    },
    transaction() {
      if (this.isClosed) throw new DOMException('the connection is closing', 'InvalidStateError');
      return { objectStore: () => store };
    },
  };
  connections.push(database);
  return database;
}

const load = () => import('../../../client/unit/photo-shelf.ts');
const picture = new Blob(['picture'], { type: 'image/jpeg' });
beforeEach(() => {
  vi.resetModules();
  [lying, connections, refuses] = [new Map(), [], false];
  vi.stubGlobal('indexedDB', { open: () => request(connect) });
});
afterEach(() => vi.unstubAllGlobals());

describe('the shelf of photos', () => {
  it('gives out what lies there, and says what does not', async () => {
    const { keepPhoto, photoOf } = await load();
    expect(await keepPhoto('one', picture)).toBe(true);
    expect(await photoOf('one')).toBe(picture);
    expect(await photoOf('other')).toBeNull();
    expect(connections).toHaveLength(1);
  });

  it.each([
    ['and says so', (database: FakeDatabase) => database.onclose?.()],
    ['unnoticed', () => {}],
  ])('is opened anew when the browser closes it %s', async (_, tell) => {
    const { keepPhoto, photoOf } = await load();
    await keepPhoto('one', picture);
    const [first] = connections;
    first!.isClosed = true;
    tell(first!);
    expect(await photoOf('one')).toBe(picture);
    expect(connections).toHaveLength(2);
  });

  it('that cannot be looked at does not say that nothing lies there, and can be a moment later', async () => {
    const { keepPhoto, photoOf } = await load();
    await keepPhoto('one', picture);
    refuses = true;
    await expect(photoOf('one')).rejects.toThrow('unknown');
    expect(await keepPhoto('two', picture)).toBe(false);
    refuses = false;
    expect(await photoOf('one')).toBe(picture);
  });
});
