import { CapRefused } from '../../shared/cap/message.ts';
import { readXml, type XmlElement } from '../../shared/cap/xml-tree.ts';
import type { WarningSource } from '../../shared/model/warning.ts';
import { instant } from '../clock.ts';
import type { Outbound, OutboundFailure } from '../outbound/outbound.ts';
import { Problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { importCap } from './import.ts';
import { sourceRepository } from './source-repository.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
/** Of a feed's entries so many are read, newest first as feeds have them [D]. */
const MOST_ENTRIES = 50;
/** How an answer that did not come in time is called. */
const TOO_SLOW: OutboundFailure = 'too-slow';
/** Refusals that say nothing about the source: not for the public, or not about the city. */
const HARMLESS = ['warning-elsewhere', 'warning-not-public', 'warning-of-no-use'];

type Parts = Pick<Services, 'database' | 'journal' | 'clock' | 'logger'>;

class PollFailed extends Error {
  override name = 'PollFailed';
}

/** Addresses of the messages a feed lists. Only those of its own host and port: a feed leads nowhere else. */
function linksOf(feed: XmlElement, base: string): string[] {
  const entries = feed.children.filter(({ name }) => name === 'entry').slice(0, MOST_ENTRIES);
  const links = entries.flatMap(({ children }) =>
    children
      .filter(({ name, attributes }) => name === 'link' && attributes.href !== undefined)
      .filter(({ attributes }) => (attributes.type ?? '').includes('cap+xml'))
      .map(({ attributes }) => URL.parse(attributes.href!, base)),
  );
  const own = new URL(base);
  return links.flatMap((link) => (link?.origin === own.origin ? [link.href] : []));
}

/** Asks an address. @throws PollFailed with the code of what went wrong */
async function ask(outbound: Outbound, url: string): Promise<string> {
  const answer = await outbound(url, {
    headers: { accept: 'application/cap+xml, application/xml' },
  });
  if (answer.ok) return answer.body;
  const { failure, status } = answer;
  throw new PollFailed(status === undefined ? failure : `${failure}-${status}`);
}

function parsed(body: string): XmlElement {
  try {
    return readXml(body);
  } catch (error) {
    if (error instanceof CapRefused) throw new PollFailed('cap-refused');
    throw error;
  }
}

async function take(parts: Parts, source: WarningSource, body: string): Promise<void> {
  try {
    await importCap(parts, body, { actor: 'system', source: source.id });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (!HARMLESS.includes(error.code)) throw new PollFailed(error.code);
  }
}

/** Takes what was fetched, the oldest first, so that an Update finds what it refers to. */
async function takeAll(
  parts: Parts,
  source: WarningSource,
  bodies: readonly string[],
): Promise<PollFailed | null> {
  let failure: PollFailed | null = null;
  for (const body of bodies) {
    try {
      await take(parts, source, body);
    } catch (error) {
      if (!(error instanceof PollFailed)) throw error;
      failure = error;
    }
  }
  return failure;
}

/**
 * Fetches what a feed lists, the newest first, and leaves it at the first answer that is too slow: fifty of them would keep
 * every other source waiting, and what is newest is there by then.
 */
async function fetchAll(links: readonly string[], outbound: Outbound) {
  const bodies: string[] = [];
  let failure: PollFailed | null = null;
  for (const link of links) {
    try {
      bodies.unshift(await ask(outbound, link));
    } catch (error) {
      if (!(error instanceof PollFailed)) throw error;
      failure = error;
      if (error.message === TOO_SLOW) break;
    }
  }
  return { bodies, failure };
}

/** One source: a CAP message, or an Atom feed of them. One bad message does not keep the others out. */
async function pollOne(parts: Parts, source: WarningSource, outbound: Outbound): Promise<void> {
  const body = await ask(outbound, source.url);
  const root = parsed(body);
  if (root.name !== 'feed' || root.namespace !== ATOM) return take(parts, source, body);
  const fetched = await fetchAll(linksOf(root, source.url), outbound);
  const failure = (await takeAll(parts, source, fetched.bodies)) ?? fetched.failure;
  if (failure) throw failure;
}

/** Asks a source and writes down how that went, unless the server stops: that says nothing about the source. */
async function askSource(
  parts: Parts,
  source: WarningSource,
  outbound: Outbound,
  stopping: AbortSignal | undefined,
): Promise<void> {
  const { database, clock, logger } = parts;
  const sources = sourceRepository(database);
  try {
    await pollOne(parts, source, outbound);
    await sources.succeeded(source.id, instant(clock.now()));
  } catch (error) {
    const known = error instanceof PollFailed;
    if (!known) logger.error({ err: error, source: source.id }, 'a source cannot be read');
    if (stopping?.aborted) return sources.askAgain(source.id);
    await sources.failed(source.id, instant(clock.now()), known ? error.message : 'internal');
  }
}

/**
 * Asks every source whose turn it is, and writes down how that went. No source: nobody is asked.
 * @param stopping aborted when the server stops: who was not heard to the end is asked at the next start
 */
export async function pollSources(
  parts: Parts,
  outbound: Outbound,
  stopping?: AbortSignal,
): Promise<void> {
  const sources = sourceRepository(parts.database);
  for (const source of await sources.claimDue(instant(parts.clock.now()))) {
    if (stopping?.aborted) await sources.askAgain(source.id);
    else await askSource(parts, source, outbound, stopping);
  }
}
