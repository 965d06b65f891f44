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
    return told(request);
  })().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

async function onShelf<Value>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await open();
  return told(work(database.transaction(STORE, mode).objectStore(STORE)));
}

/** False: the device has no room, or allows none; nothing is kept then. */
export const keepPhoto = (key: string, picture: Blob): Promise<boolean> =>
  onShelf('readwrite', (store) => store.put(picture, key)).then(
    () => true,
    () => false,
  );

/** Null: it is not there any more. */
export const photoOf = (key: string): Promise<Blob | null> =>
  onShelf('readonly', (store) => store.get(key) as IDBRequest<Blob | undefined>).then(
    (picture) => picture ?? null,
    () => null,
  );

export const dropPhoto = (key: string): Promise<void> =>
  onShelf('readwrite', (store) => store.delete(key)).catch(() => undefined);

export const dropPhotos = (): Promise<void> =>
  onShelf('readwrite', (store) => store.clear()).catch(() => undefined);
