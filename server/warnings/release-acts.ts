import type {
  Release,
  ReleaseBody,
  ReleaseVersion,
  SeenVersion,
} from '../../shared/model/release.ts';
import { doneBefore, keepMade, mustStand } from '../act-keys/made.ts';
import { channelRepository } from '../channels/repository.ts';
import { instant } from '../clock.ts';
import type { Transaction } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { checkAgainstDrill } from './check-against-drill.ts';
import { capOfVersion, capOfWithdrawal } from './release-cap.ts';
import { checkedDraft, checkStillHolds } from './release-draft.ts';
import { messageOf } from './release-notice.ts';
import { authoritative, checkReach, entriesOf, type Told, townsOf } from './release-reach.ts';
import { releaseRepository, type Step } from './release-repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock' | 'config'>;

const inWork = ({ versions }: Release): ReleaseVersion | null =>
  versions.find(({ state }) => state === 'draft' || state === 'reviewed') ?? null;
type Act = {
  transaction: Transaction;
  release: Release;
  /** The newest version. */
  newest: ReleaseVersion;
  step: Step;
  now: number;
};
/** Runs one act on a release under its lock, and journals it where the release holds. */
async function actOn(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: number,
  act: (what: Act) => Promise<Told>,
): Promise<Release> {
  const after = await database.transaction(async (transaction) => {
    const releases = releaseRepository(transaction);
    const release = await releases.lock(id, caller.scope);
    if (!release) throw problem(404, 'release-not-found', `there is no release ${id} in your area`);
    const newest = release.versions[0]!;
    await checkReach(caller, release, transaction);
    const now = clock.now();
    const step = { release: id, version: newest.version, by: actorOf(caller), at: instant(now) };
    const told = await act({ transaction, release, newest, step, now });
    const changed = (await releases.byId(id, caller.scope)) ?? release;
    if (told) {
      const reach = [...townsOf(release), ...townsOf(changed)];
      await journal.append(
        transaction,
        await entriesOf(transaction, step.by, changed, told, reach),
      );
    }
    return changed;
  });
  journal.announce();
  return after;
}

const conflict = (code: string, message: string, newest: ReleaseVersion) =>
  problem(409, code, message, { version: newest.version, state: newest.state });

/** @throws Problem 409 when the newest version is not the one its reader saw */
function checkSeen(newest: ReleaseVersion, seen: SeenVersion): void {
  if (newest.version === seen.version && newest.draftedAt === seen.draftedAt) return;
  throw conflict('release-changed-meanwhile', `version ${newest.version} is newer`, newest);
}

/**
 * A first draft, as a part of a larger act.
 * @returns the release, and what the journal has to tell of it; the caller appends them last
 * @throws Problem 404, 422 as `checkedDraft`
 */
export async function addRelease(
  transaction: Transaction,
  caller: Caller,
  body: ReleaseBody,
  now: number,
): Promise<{ release: Release; entries: NewEntry[] }> {
  const by = actorOf(caller);
  await checkAgainstDrill(body, caller, transaction);
  const { stored, touched } = await checkedDraft(body, caller, now, transaction);
  const releases = releaseRepository(transaction);
  const id = await releases.create(instant(now));
  await releases.draft({ release: id, version: 1, by, at: instant(now) }, stored, touched);
  const release = (await releases.byId(id, caller.scope))!;
  const told = { kind: 'release.drafted' } as const;
  return { release, entries: await entriesOf(transaction, by, release, told) };
}

/** A first draft. A retry with the same key is answered with the first. @throws Problem 404, 422 as `checkedDraft` */
export async function draftRelease(
  { database, journal, clock }: Parts,
  caller: Caller,
  body: ReleaseBody,
): Promise<Release> {
  const drafted = await database.transaction(async (transaction) => {
    const before = doneBefore().made;
    if (before !== null) {
      return mustStand(await releaseRepository(transaction).byId(Number(before), caller.scope));
    }
    const { release, entries } = await addRelease(transaction, caller, body, clock.now());
    await keepMade(String(release.id), transaction);
    await journal.append(transaction, entries);
    return release;
  });
  journal.announce();
  return drafted;
}

/** Writes the draft anew, or begins the correction of what is published. @throws Problem 404, 409, 422 */
export const redraftRelease = (
  parts: Parts,
  caller: Caller,
  id: number,
  { seen, body }: { seen: SeenVersion; body: ReleaseBody },
): Promise<Release> =>
  actOn(parts, caller, id, async ({ transaction, release, newest, step, now }) => {
    checkSeen(newest, seen);
    if (newest.state === 'withdrawn') {
      throw conflict('release-withdrawn', 'it was withdrawn: draft another', newest);
    }
    await checkAgainstDrill(body, caller, transaction);
    const { stored, touched } = await checkedDraft(body, caller, now, transaction);
    if (authoritative(release) && authoritative(release)!.body.drill !== body.drill) {
      throw problem(422, 'drill-as-real', 'drill: a correction stays what the release was');
    }
    const version = inWork(release) ? newest.version : newest.version + 1;
    await releaseRepository(transaction).draft({ ...step, version }, stored, touched);
    return { kind: 'release.drafted' };
  });

/** @throws Problem 404, 409 when it is no draft any more or the reviewer wrote it himself */
export const reviewRelease = (
  parts: Parts,
  caller: Caller,
  id: number,
  seen: SeenVersion,
): Promise<Release> =>
  actOn(parts, caller, id, async ({ transaction, newest, step }) => {
    checkSeen(newest, seen);
    if (newest.state === 'reviewed' && newest.reviewedBy === step.by) return null;
    if (newest.state !== 'draft') throw conflict('not-a-draft', 'expected a draft', newest);
    if (newest.draftedBy === step.by) {
      throw conflict('own-draft', 'expected another account than its author’s', newest);
    }
    await releaseRepository(transaction).review(step);
    return { kind: 'release.reviewed' };
  });

/** Publishes what a second person has reviewed, and hands it to the channels. @throws Problem 404, 409, 422 */
export const publishRelease = (
  parts: Parts,
  caller: Caller,
  id: number,
  seen: SeenVersion,
): Promise<Release> =>
  actOn(parts, caller, id, async ({ transaction, release, newest, step, now }) => {
    checkSeen(newest, seen);
    if (newest.state === 'published' && newest.publishedBy === step.by) return null;
    if (newest.state !== 'reviewed') {
      throw conflict('not-reviewed', 'expected a version a second person has reviewed', newest);
    }
    await checkAgainstDrill(newest.body, caller, transaction);
    await checkStillHolds(newest, now, transaction);
    const before = authoritative(release);
    await releaseRepository(transaction).lockNumbers();
    const cap = await capOfVersion(parts, newest, before, now, transaction);
    await releaseRepository(transaction).publish(step, cap);
    const message = messageOf(newest.body, cap, before ? 'corrected' : 'published');
    const out = { subject: `release:${id}`, message, at: step.at };
    const queued = await channelRepository(transaction).enqueue(out);
    return { kind: 'release.published', data: { cap: cap.identifier, status: cap.status, queued } };
  });

/** Takes the authoritative version back; a correction in work is given up with it. @throws Problem 404, 409 */
export const withdrawRelease = (
  parts: Parts,
  caller: Caller,
  id: number,
  reason: string,
): Promise<Release> =>
  actOn(parts, caller, id, async ({ transaction, release, newest, step, now }) => {
    const published = authoritative(release);
    if (!published) {
      if (newest.state === 'withdrawn' && newest.endedBy === step.by) return null;
      throw conflict('not-published', 'expected a published version', newest);
    }
    const releases = releaseRepository(transaction);
    const working = inWork(release);
    if (working) await releases.discard({ ...step, version: working.version });
    await releases.lockNumbers();
    const cap = await capOfWithdrawal(parts, published, reason, now, transaction);
    const of = { ...step, version: published.version };
    await releases.withdraw(of, reason, cap);
    const message = messageOf(published.body, cap, 'withdrawn', reason);
    const out = { subject: `release:${id}`, message, at: step.at };
    await channelRepository(transaction).enqueue(out);
    return { kind: 'release.withdrawn', data: { cap: cap.identifier, reason } };
  });

/** Gives up the version in work; what is published stays. @throws Problem 404, 409 */
export const discardRelease = (parts: Parts, caller: Caller, id: number): Promise<Release> =>
  actOn(parts, caller, id, async ({ transaction, release, newest, step }) => {
    if (newest.state === 'discarded' && newest.endedBy === step.by) return null;
    const working = inWork(release);
    if (!working) throw conflict('not-a-draft', 'expected a draft', newest);
    await releaseRepository(transaction).discard(step);
    return { kind: 'release.discarded' };
  });
