import type { JournalKind } from '../../shared/model/journal.ts';
import type { Release, ReleaseVersion } from '../../shared/model/release.ts';
import type { Transaction } from '../database/database.ts';
import type { Caller } from '../identity/caller.ts';
import { inScope } from '../identity/scope.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import { warningRepository } from './repository.ts';
import { reachOf } from './touched.ts';

/** What an act is told as; null: it was done before by the same person, and nothing is told again. */
export type Told = { kind: JournalKind; data?: Record<string, unknown> } | null;

/** The version that is in force. */
export const authoritative = ({ versions }: Release): ReleaseVersion | null =>
  versions.find(({ state }) => state === 'published') ?? null;

/** The towns of what is in force and of the newest version: a correction may be narrower than what it corrects. */
export const townsOf = (release: Release): string[] => [
  ...release.versions[0]!.towns,
  ...(authoritative(release)?.towns ?? []),
];

/** Whoever may see a release because it touches his area may act on it only where all of it lies within. */
export async function checkReach(
  { scope }: Caller,
  release: Release,
  transaction: Transaction,
): Promise<void> {
  const touched = await warningRepository(transaction).townsOf(townsOf(release));
  if (touched.every(({ code, county }) => inScope(scope, county, code))) return;
  throw problem(403, 'outside-your-area', 'the release reaches beyond your area');
}

/** One entry for each part of the city that is concerned. */
export async function entriesOf(
  transaction: Transaction,
  actor: string,
  release: Release,
  { kind, data }: NonNullable<Told>,
  towns: readonly string[] = townsOf(release),
): Promise<NewEntry[]> {
  const { version, body } = release.versions[0]!;
  const known = await warningRepository(transaction).townsOf(towns);
  const found = await reachOf(known, transaction);
  // No act goes untold, though its towns may be no more.
  const reach = found.length > 0 ? found : [{ county: null, town: null }];
  const line = {
    subject: `release:${release.id}`,
    data: { name: body.headline, version, ...data },
  };
  return reach.map((where) => ({ kind, actor, ...where, ...line }));
}
