import { createHash, randomUUID } from 'node:crypto';
import type { Dispatch } from '../../shared/model/dispatch.ts';
import { MOST_PHOTOS, type UnitPhoto } from '../../shared/model/photo.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { encodePhoto } from './encode-photo.ts';
import { happened, lockedOwn, mustStillTell, wasDone } from './own-dispatch.ts';
import { type NewPhoto, photoRepository } from './photo-repository.ts';
import { writeHeard } from './write-step.ts';

const SHORT = 12;

/** @throws Problem 404 for a task of others, 409 for one that was over long ago */
async function ownDispatch(
  { clock }: Services,
  caller: Caller,
  id: string,
  transaction: Queryable,
): Promise<Dispatch> {
  const dispatch = await lockedOwn(caller, id, transaction);
  mustStillTell(dispatch, clock.now());
  return dispatch;
}

/** @throws Problem 409 for a task that has as many as it may */
async function mustHaveRoom(id: string, transaction: Queryable): Promise<void> {
  if ((await photoRepository(transaction).countOf(id)) < MOST_PHOTOS) return;
  throw problem(409, 'photos-enough', `dispatch: expected at most ${MOST_PHOTOS} photos of ${id}`);
}

/** Writes the photo, its line in the log of the incident, and the journal's with its hash. */
async function write(
  services: Services,
  caller: Caller,
  { dispatch, photo }: { dispatch: Dispatch; photo: NewPhoto },
  transaction: Queryable,
): Promise<void> {
  const { id, incident, happenedAt, enteredAt, sha256, width, height } = photo;
  const { callSign, county, town, incidentTitle } = dispatch;
  const by = actorOf(caller);
  await photoRepository(transaction).insert(photo);
  const line = { kind: 'photo', act: null, text: callSign, happenedAt, enteredAt, by } as const;
  await incidentRepository(transaction).addLines(incident, [line]);
  await writeHeard(services, dispatch, by, transaction);
  await services.journal.append(transaction, [
    {
      ...{ kind: 'incident.photo-added', actor: by, county, town },
      subject: `incident:${incident}`,
      data: { name: incidentTitle, photo: id, dispatch: dispatch.id, sha256, width, height },
    },
  ]);
}

/**
 * Takes a photo of the scene from a unit's page, if need be long after it was taken: encoded anew, so that only pixels
 * are kept. The same key has one effect.
 * @throws Problem 404, 409, 422 for what is no photo, 503 while many wait
 */
export async function addPhoto(
  services: Services,
  caller: Caller,
  { dispatch: id, happenedAt }: UnitPhoto,
  { bytes, key }: { bytes: Uint8Array; key: string },
): Promise<void> {
  const { database, journal, clock } = services;
  // Whose task it is comes first: for another's a stranger's file is not even looked at.
  await ownDispatch(services, caller, id, database);
  const encoded = await encodePhoto(bytes);
  await database.transaction(async (transaction) => {
    const dispatch = await ownDispatch(services, caller, id, transaction);
    if (await wasDone(services, caller, { key, act: `photo ${id}` }, transaction)) return;
    await mustHaveRoom(id, transaction);
    const now = clock.now();
    const { picture, thumbnail, width, height } = encoded;
    const photo: NewPhoto = {
      ...{ id: `photo-${randomUUID().slice(0, SHORT)}`, incident: dispatch.incident, dispatch: id },
      ...{ happenedAt: happened(happenedAt, dispatch, now), enteredAt: instant(now) },
      ...{ picture, thumbnail, width, height },
      sha256: createHash('sha256').update(picture).digest('hex'),
    };
    await write(services, caller, { dispatch, photo }, transaction);
  });
  journal.announce();
}
