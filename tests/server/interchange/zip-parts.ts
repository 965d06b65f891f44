/** CRC-32 of an archive entry, bit by bit: small inputs only. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

type Part = {
  name: string;
  /** As it lies in the archive: packed already where `method` is 8. */
  body: Buffer;
  method?: number;
  crc?: number;
  size?: number;
  flags?: number;
  attributes?: number;
};

const localHeader = ({ name, body, method = 0, crc, size, flags = 0 }: Part): Buffer => {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(crc ?? crc32(body), 14);
  header.writeUInt32LE(body.length, 18);
  header.writeUInt32LE(size ?? body.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), body]);
};

const directoryEntry = (part: Part, offset: number): Buffer => {
  const { name, body, method = 0, crc, size, flags = 0, attributes = 0 } = part;
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(0x0314, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(method, 10);
  entry.writeUInt32LE(crc ?? crc32(body), 16);
  entry.writeUInt32LE(body.length, 20);
  entry.writeUInt32LE(size ?? body.length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(attributes, 38);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, Buffer.from(name)]);
};

/**
 * An archive written by hand, so that it can lie. `entries` is how many it claims to hold; `twice` names its
 * first entry two times over the same bytes.
 */
export function rawZip(
  parts: readonly Part[],
  lies: { entries?: number; twice?: boolean } = {},
): Buffer {
  const locals = parts.map(localHeader);
  let offset = 0;
  const named = parts.map((part, index) => {
    const entry = directoryEntry(part, offset);
    offset += locals[index]!.length;
    return entry;
  });
  const directory = Buffer.concat(lies.twice ? [named[0]!, ...named] : named);
  const end = Buffer.alloc(22);
  const count = lies.entries ?? parts.length + (lies.twice ? 1 : 0);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
