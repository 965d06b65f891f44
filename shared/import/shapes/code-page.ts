/** Names of code pages as TextDecoder knows them. */
export type CodePage = 'utf-8' | 'gb18030' | 'big5';

const BY_LANGUAGE_DRIVER: Readonly<Record<number, CodePage>> = {
  77: 'gb18030', // Windows code page 936
  78: 'gb18030',
  122: 'gb18030',
  79: 'big5',
  120: 'big5',
};
const LANGUAGE_DRIVER_AT = 29;

/** What a `.cpg` file says, in the spellings that are met. */
function told(cpg: string): CodePage | null {
  const name = cpg
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');
  if (name === 'utf8' || name === '65001') return 'utf-8';
  if (/^(gbk|gb2312|gb18030|936|cp936|ansi936|windows936|oem936|euccn)$/i.test(name))
    return 'gb18030';
  return /^(big5|950|cp950|ansi950)$/.test(name) ? 'big5' : null;
}

/**
 * In which code page a table is written: as its `.cpg` says, else its header, else UTF-8 where all its bytes
 * are that, else GB 18030, which Chinese desktop programs write without saying so. What the `.cpg` says is
 * not believed where the bytes are not UTF-8: a wrong one is common, and names would become unreadable.
 */
export function codePageOf(
  dbf: Uint8Array,
  cpg: string | null,
  isUtf8: (bytes: Uint8Array) => boolean,
): CodePage {
  const declared =
    (cpg === null ? null : told(cpg)) ?? BY_LANGUAGE_DRIVER[dbf[LANGUAGE_DRIVER_AT] ?? 0] ?? null;
  if (declared !== null && declared !== 'utf-8') return declared;
  const headerLength = (dbf[8] ?? 0) + (dbf[9] ?? 0) * 256;
  return isUtf8(dbf.subarray(headerLength)) ? 'utf-8' : 'gb18030';
}
