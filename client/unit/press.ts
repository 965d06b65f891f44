import type { UnitStepState } from '../../shared/model/dispatch.ts';
import { newActKey } from '../commands/act-key.ts';
import { catchUp } from './follow-unit.ts';
import { makeSmall } from './make-small.ts';
import { dismissed, enqueued, type QueuedAct } from './outbox.ts';
import { keepPhoto } from './photo-shelf.ts';
import { unitStore } from './unit-store.ts';

const press = (act: QueuedAct): void => {
  unitStore.setState(({ outbox }) => ({ outbox: enqueued(outbox, act) }));
  catchUp();
};

const now = (): string => new Date().toISOString();

/** A step of the task, kept at once and sent when there is a line. */
export function pressStep(dispatch: string, state: UnitStepState, reason: string | null): void {
  const { place } = unitStore.getState();
  const body = { dispatch, state, reason, happenedAt: now(), place };
  press({ key: newActKey(), kind: 'step', body });
}

export function pressNote(dispatch: string, text: string): void {
  press({ key: newActKey(), kind: 'note', body: { dispatch, text, happenedAt: now() } });
}

/** Why a photo does not wait to be sent. */
export type PhotoFailure = 'unreadable' | 'no-room';

/** A photo of the scene, made small and kept at once, sent when there is a line. @returns null: it waits */
export async function pressPhoto(dispatch: string, file: Blob): Promise<PhotoFailure | null> {
  const happenedAt = now();
  const key = newActKey();
  const picture = await makeSmall(file);
  if (picture === null) return 'unreadable';
  if (!(await keepPhoto(key, picture))) return 'no-room';
  press({ key, kind: 'photo', body: { dispatch, happenedAt } });
  return null;
}

export const dismiss = (key: string): void =>
  unitStore.setState(({ outbox }) => ({ outbox: dismissed(outbox, key) }));
