const SHELF = 'jingwei-unit-photos';
const STORE = 'photos';

/** Pictures that wait to be sent, by the keys of their acts: too large for where the acts themselves are kept. */
let opened: Promise<IDBDatabase> | null = null;

const told = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the shelf of photos failed'));
  });

function open(): Promise<IDBDatabase> {
  opened ??= (async () => {
    const request = indexedDB.open(SHELF, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const database = await told(request);
    // The browser may close it whenever it likes: short of storage, or with its data cleared.
    database.onclose = () => {
      opened = null;
    };
    return database;
  })().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** What failed may have failed with its connection: the next one asks for another. */
function openAnew(database: IDBDatabase): void {
  opened = null;
  database.close();
}

type Work<Value> = (store: IDBObjectStore) => IDBRequest<Value>;

async function tried<Value>(mode: IDBTransactionMode, work: Work<Value>): Promise<Value> {
  const database = await open();
  try {
    return await told(work(database.transaction(STORE, mode).objectStore(STORE)));
  } catch (error) {
    openAnew(database);
    throw error;
  }
}

/** Twice: a connection that was closed unnoticed is told of by the first that wants to use it. */
const onShelf = <Value>(mode: IDBTransactionMode, work: Work<Value>): Promise<Value> =>
  tried(mode, work).catch(() => tried(mode, work));

/** False: the device has no room, or allows none; nothing is kept then. */
export const keepPhoto = (key: string, picture: Blob): Promise<boolean> =>
  onShelf('readwrite', (store) => store.put(picture, key)).then(
    () => true,
    () => false,
  );

/** Null: it is not there any more. Rejected: the shelf could not be looked at, and it may well lie there. */
export const photoOf = (key: string): Promise<Blob | null> =>
  onShelf('readonly', (store) => store.get(key) as IDBRequest<Blob | undefined>).then(
    (picture) => picture ?? null,
  );

export const dropPhoto = (key: string): Promise<void> =>
  onShelf('readwrite', (store) => store.delete(key)).catch(() => undefined);

export const dropPhotos = (): Promise<void> =>
  onShelf('readwrite', (store) => store.clear()).catch(() => undefined);
