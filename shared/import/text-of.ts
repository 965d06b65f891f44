/** Makes what decodes an encoding, as TextDecoder does: only browsers and servers have one. */
export type DecoderOf = (
  encoding: string,
  options?: { fatal?: boolean },
) => { decode: (bytes: Uint8Array) => string };

/** The mark at the beginning of a text in UTF-16. */
const markedAs = ([first, second]: Uint8Array): string | null => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
};

/** Text as its mark says, else in UTF-8, else in GB 18030, which Chinese desktop programs still write. */
export function textOf(bytes: Uint8Array, decoderOf: DecoderOf): string {
  const marked = markedAs(bytes);
  if (marked !== null) return decoderOf(marked).decode(bytes);
  try {
    return decoderOf('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoderOf('gb18030').decode(bytes);
  }
}
