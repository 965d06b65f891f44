import { PHOTOS_LAST_DAYS } from '../../shared/model/photo.ts';
import { DAY_MS } from '../../shared/time/units.ts';
import { instant } from '../clock.ts';
import type { NewEntry } from '../journal/journal.ts';
import type { Services } from '../services.ts';
import { type EndedPhoto, photoRepository } from './photo-repository.ts';

/** What was deleted of each incident; the hashes stay, so that a copy elsewhere can still be told from another. */
function entriesOf(ended: readonly EndedPhoto[]): NewEntry[] {
  const incidents = new Map(ended.map((photo) => [photo.incident, photo]));
  return [...incidents.values()].map(({ incident, title, county, town }) => ({
    ...{ kind: 'incident.photos-deleted', actor: 'system', county, town },
    subject: `incident:${incident}`,
    data: {
      name: title,
      photos: ended
        .filter((photo) => photo.incident === incident)
        .map(({ id, sha256 }) => ({ id, sha256 })),
    },
  }));
}

/**
 * Ends what was gathered for an event after it is over (DOMAIN.md §7, art. 85): the pictures, not the fact that there
 * were some. Of several nodes one does it.
 */
export async function forgetPhotos({
  database,
  journal,
  clock,
}: Pick<Services, 'database' | 'journal' | 'clock'>): Promise<void> {
  const now = clock.now();
  const before = instant(now - PHOTOS_LAST_DAYS * DAY_MS);
  if (!(await photoRepository(database).hasEnded(before))) return;
  await database.transaction(async (transaction) => {
    const ended = await photoRepository(transaction).deleteEnded(before, instant(now));
    if (ended.length > 0) await journal.append(transaction, entriesOf(ended));
  });
  journal.announce();
}
