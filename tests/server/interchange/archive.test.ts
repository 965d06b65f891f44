import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { archiveOf, filesOf, isZip } from '../../../server/interchange/archive.ts';
import { readFile } from '../../../server/interchange/read-file.ts';
import { FileUnreadable } from '../../../shared/import/shapes/raw-shape.ts';
import { rawZip } from './zip-parts.ts';

const text = (words: string) => Buffer.from(words);
const shp = (bytes: Buffer) => [{ name: 'a.shp', bytes }];
const reasonOf = async (bytes: Buffer): Promise<string> => {
  try {
    await filesOf(bytes, ['.shp', '.kml']);
    return 'taken';
  } catch (error) {
    if (error instanceof FileUnreadable) return error.reason;
    throw error;
  }
};

describe('an archive', () => {
  it('comes back as it was packed, without what was not asked for', async () => {
    const packed = await archiveOf([
      { name: 'folder/A.SHP', bytes: text('shapes') },
      { name: 'readme.txt', bytes: text('words') },
    ]);
    expect(isZip(packed)).toBe(true);
    expect(await filesOf(packed, ['.shp'])).toEqual([{ name: 'a.shp', bytes: text('shapes') }]);
  });

  it('is the same bytes for the same files', async () => {
    const files = shp(text('shapes'));
    expect(await archiveOf(files)).toEqual(await archiveOf(files));
  });
});

describe('a hostile archive (FAULTS.md F26)', () => {
  const MEGABYTE = 1_048_576;
  const zeros = deflateRawSync(Buffer.alloc(100 * MEGABYTE));
  const bomb = (declared: number) => ({
    ...{ name: 'a.shp', body: zeros, method: 8, crc: 0, size: declared },
  });

  it.each<[string, () => Buffer, string]>([
    ['that is a bomb and says so', () => rawZip([bomb(100 * MEGABYTE)]), 'zip-bomb'],
    [
      'that climbs out of its folder',
      () => rawZip([{ name: '../../etc/passwd.shp', body: text('x') }]),
      'zip-unsafe',
    ],
    [
      'with an absolute name',
      () => rawZip([{ name: '/etc/passwd.shp', body: text('x') }]),
      'zip-unsafe',
    ],
    ['with a drive', () => rawZip([{ name: 'C:\\a.shp', body: text('x') }]), 'zip-unsafe'],
    [
      'with a link',
      () => rawZip([{ name: 'a.shp', body: text('/etc/passwd'), attributes: 0o120777 * 65_536 }]),
      'zip-unsafe',
    ],
    ['with a secret', () => rawZip([{ name: 'a.shp', body: text('x'), flags: 1 }]), 'zip-unsafe'],
    [
      'of a million entries',
      () => rawZip([{ name: 'a.shp', body: text('x') }], { entries: 65_000 }),
      'zip-bomb',
    ],
    [
      'whose entries share their bytes',
      () => rawZip([{ name: 'a.shp', body: text('same') }], { twice: true }),
      'zip-bomb',
    ],
    [
      'cut in half',
      () => rawZip([{ name: 'a.shp', body: text('x') }]).subarray(0, 30),
      'not-a-zip',
    ],
  ])('%s is refused within a second', async (_name, make, reason) => {
    const bytes = make();
    const before = performance.now();
    expect(await reasonOf(bytes)).toBe(reason);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('that says it is small and is not is refused', async () => {
    expect(['zip-bomb', 'zip-unsafe']).toContain(await reasonOf(rawZip([bomb(10)])));
  });

  it('that hides a bomb in what nobody asked for is not unpacked', async () => {
    const bytes = rawZip([
      { ...bomb(100 * MEGABYTE), name: 'inner.zip' },
      { name: 'a.shp', body: text('shapes') },
    ]);
    const before = process.memoryUsage().rss;
    expect(await reasonOf(bytes)).toBe('taken');
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * MEGABYTE);
  });

  it('leaves nothing on the disk', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.includes('shp'));
    await reasonOf(rawZip([bomb(100 * MEGABYTE)]));
    expect(readdirSync(tmpdir()).filter((name) => name.includes('shp'))).toEqual(before);
  });
});

describe('a file', () => {
  it('is known by its bytes, whatever it is called', async () => {
    const formats = await Promise.all(
      [
        text('{"type":"FeatureCollection","features":[]}'),
        text('\uFEFF<?xml version="1.0"?><kml/>'),
        text('code,wkt\n1,POINT (0 0)\n'),
        await archiveOf([{ name: 'doc.kml', bytes: text('<kml/>') }]),
      ].map(async (bytes) => (await readFile(bytes)).format),
    );
    expect(formats).toEqual(['geojson', 'kml', 'csv', 'kmz']);
  });

  it('of two layers asks for one of them', async () => {
    const bytes = await archiveOf([...shp(text('x')), { name: 'b.shp', bytes: text('y') }]);
    expect((await readFile(bytes)).read).toMatchObject({ finding: { reason: 'zip-several' } });
  });

  it('of nothing, and of noise, is refused and never throws', async () => {
    for (const bytes of [
      text(''),
      text('PK'),
      text('PK\u0003\u0004noise'),
      Buffer.alloc(5_000, 7),
    ]) {
      expect((await readFile(bytes)).read.ok).toBe(false);
    }
  });

  it('in GBK is read in Chinese', async () => {
    const gbk = Buffer.concat([
      text('name,wkt\n'),
      Buffer.from([0xce, 0xde, 0xce, 0xfd]),
      text(',POINT (0 0)\n'),
    ]);
    const { read } = await readFile(gbk);
    expect(read.ok && read.shapes[0]!.attributes.name).toBe('无锡');
  });
});
