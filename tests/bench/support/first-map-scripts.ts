import { zipped } from './built-page.ts';

/** One script of the built client. `bytes` is its size as it travels, gzip -9. */
export type Script = { name: string; url: string; bytes: number };

const isWorker = (path: string): boolean => path.includes('worker');
/** A script of the page itself; what runs in a worker is loaded beside it. */
export const isScript = (path: string): boolean => /\.m?js$/.test(path) && !isWorker(path);

/** The chunk that makes the map, which the entry asks for at once. */
const MAP_CHUNK = /\bassets\/map-view-[\w-]+\.js/;
const ENTRY = /<script type="module"[^>]* src="([^"]+)"/;
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g;

const nameOf = (url: string): string =>
  url
    .split('/')
    .at(-1)!
    .replace(/-[^-]{8}\.js$/, '');

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`load: ${url} answered ${answer.status}`);
  return answer.text();
}

/**
 * Scripts without which the page cannot draw its first map: the entry, the chunk of the map, and all
 * they import statically, largest first.
 */
export async function scriptsOfFirstMap(baseUrl: string): Promise<Script[]> {
  const entry = ENTRY.exec(await textOf(`${baseUrl}/console`))?.[1];
  if (entry === undefined) throw new Error('load: the page has no entry');
  const found = new Map<string, string>();
  const follow = async (url: string): Promise<string> => {
    const known = found.get(url);
    if (known !== undefined) return known;
    const text = await textOf(url);
    found.set(url, text);
    for (const [, path] of text.matchAll(STATIC_IMPORT)) await follow(new URL(path!, url).href);
    return text;
  };
  const entryText = await follow(new URL(entry, baseUrl).href);
  const map = MAP_CHUNK.exec(entryText)?.[0];
  if (map === undefined) throw new Error('load: the entry names no chunk of the map');
  await follow(new URL(map, baseUrl).href);
  return [...found]
    .map(([url, text]) => ({ name: nameOf(url), url, bytes: zipped(Buffer.from(text)).length }))
    .sort((a, b) => b.bytes - a.bytes);
}
