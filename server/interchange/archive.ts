import { buffer } from 'node:stream/consumers';
import { type Entry, fromBuffer, type ZipFile as OpenArchive } from 'yauzl';
import { ZipFile } from 'yazl';
import { FileUnreadable } from '../../shared/import/shapes/raw-shape.ts';

/** FAULTS.md S14, F26; counted while inflating, whatever the archive says of itself. Defaults [D]. */
const MOST_ENTRIES = 200;
const MOST_UNPACKED_BYTES = 32 * 1_048_576;
const MOST_RATIO = 100;
/** A small table of blanks packs better than any bomb: the ratio is asked from here on. */
const RATIO_FROM_BYTES = 8 * 1_048_576;
const SYMBOLIC_LINK = 0o12;
const FILE_TYPE_SHIFT = 28;
const LONGEST_NAME = 255;

const refuse = (reason: 'not-a-zip' | 'zip-bomb' | 'zip-unsafe', expected: string, got: string) =>
  new FileUnreadable(reason, expected, got);

export const isZip = (bytes: Buffer): boolean => bytes.readUInt32LE(0) === 0x04_03_4b_50;

const open = (bytes: Buffer): Promise<OpenArchive> =>
  new Promise((resolve, reject) => {
    // Names are judged by the library: absolute ones, drives and `..` end the reading.
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, archive) => {
      if (error) reject(refuse('not-a-zip', 'a zip archive', error.message));
      else resolve(archive);
    });
  });

/** Every entry of the archive's directory, none of them unpacked. */
const entriesOf = (archive: OpenArchive): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    if (archive.entryCount > MOST_ENTRIES) {
      const got = String(archive.entryCount);
      reject(refuse('zip-bomb', `at most ${MOST_ENTRIES} entries`, got));
      return;
    }
    const entries: Entry[] = [];
    archive.on('error', (error) =>
      reject(refuse('zip-unsafe', 'an orderly archive', error.message)),
    );
    archive.on('end', () => resolve(entries));
    archive.on('entry', (entry) => {
      entries.push(entry);
      archive.readEntry();
    });
    archive.readEntry();
  });

/** What an honest archive never holds: links, secrets, entries that share their bytes, names without end. */
function checkEntries(entries: readonly Entry[]): void {
  const inOrder = entries.toSorted(
    (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
  );
  let end = 0;
  for (const entry of inOrder) {
    const { fileName, externalFileAttributes, compressedSize } = entry;
    if (externalFileAttributes >>> FILE_TYPE_SHIFT === SYMBOLIC_LINK) {
      throw refuse('zip-unsafe', 'no symbolic link', fileName);
    }
    if (entry.isEncrypted()) throw refuse('zip-unsafe', 'no encrypted entry', fileName);
    if (fileName.length > LONGEST_NAME || fileName.includes('\0')) {
      throw refuse('zip-unsafe', 'names of ordinary length', fileName);
    }
    if (entry.relativeOffsetOfLocalHeader < end) {
      throw refuse('zip-bomb', 'entries that do not overlap', fileName);
    }
    end = entry.relativeOffsetOfLocalHeader + compressedSize;
  }
}

function unpack(
  archive: OpenArchive,
  entry: Entry,
  spend: (bytes: number) => void,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) return reject(refuse('zip-unsafe', 'an entry that can be read', error.message));
      const chunks: Buffer[] = [];
      let length = 0;
      stream.on('error', (broken) => {
        if (broken instanceof FileUnreadable) reject(broken);
        else reject(refuse('zip-unsafe', 'an entry that can be read', broken.message));
      });
      stream.on('data', (chunk: Buffer) => {
        length += chunk.length;
        try {
          spend(chunk.length);
          if (length > RATIO_FROM_BYTES && length > MOST_RATIO * entry.compressedSize) {
            throw refuse('zip-bomb', `a ratio of at most ${MOST_RATIO}`, entry.fileName);
          }
        } catch (bomb) {
          stream.destroy(bomb as Error);
          return;
        }
        chunks.push(chunk);
      });
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

/** A file of an archive; `name` without folders, in lower case. Nothing is ever written to disk. */
export type Unpacked = { name: string; bytes: Buffer };

const plainName = (path: string): string => (path.split('/').at(-1) ?? '').toLowerCase();

/**
 * The files of an archive whose names end so; the others are not unpacked, archives inside among them.
 * @throws FileUnreadable on anything but an honest archive (FAULTS.md F26)
 */
export async function filesOf(bytes: Buffer, endings: readonly string[]): Promise<Unpacked[]> {
  const archive = await open(bytes);
  try {
    const entries = await entriesOf(archive);
    checkEntries(entries);
    let left = MOST_UNPACKED_BYTES;
    const spend = (count: number) => {
      left -= count;
      if (left < 0)
        throw refuse('zip-bomb', `at most ${MOST_UNPACKED_BYTES} bytes unpacked`, 'more');
    };
    const wanted = entries.filter(({ fileName }) => {
      const name = plainName(fileName);
      return (
        !name.startsWith('.') &&
        !fileName.startsWith('__MACOSX/') &&
        endings.some((end) => name.endsWith(end))
      );
    });
    const files: Unpacked[] = [];
    for (const entry of wanted) {
      files.push({ name: plainName(entry.fileName), bytes: await unpack(archive, entry, spend) });
    }
    return files;
  } finally {
    archive.close();
  }
}

/** An archive of files, the same bytes for the same files whenever it is made. */
export async function archiveOf(
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<Buffer> {
  const archive = new ZipFile();
  const mtime = new Date(Date.UTC(2000, 0, 1));
  for (const { name, bytes } of files) archive.addBuffer(Buffer.from(bytes), name, { mtime });
  archive.end();
  return buffer(archive.outputStream);
}
