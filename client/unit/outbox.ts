import type { Dispatch, DispatchState } from '../../shared/model/dispatch.ts';
import type { UnitPhoto } from '../../shared/model/photo.ts';
import type { UnitNote, UnitStep } from '../../shared/model/unit-page.ts';
import { unitStepsFrom } from '../../shared/risk/dispatch-life.ts';
import type { Refusal } from '../live/api.ts';

/** Something that was pressed, with the key under which it has one effect however often it is sent. */
export type QueuedAct = { key: string } & (
  | { kind: 'step'; body: UnitStep }
  | { kind: 'note'; body: UnitNote }
  /** Its picture lies on the shelf under the same key (photo-shelf.ts). */
  | { kind: 'photo'; body: UnitPhoto }
);

export type QueuedPhoto = QueuedAct & { kind: 'photo' };
export const isPhoto = (act: QueuedAct): act is QueuedPhoto => act.kind === 'photo';

/** What was refused, and why: it was not done, and whoever pressed it must know. */
export type ReturnedAct = { act: QueuedAct; refusal: Refusal };

/** What waits to be sent, in the order it was pressed, and what came back. */
export type Outbox = { waiting: readonly QueuedAct[]; returned: readonly ReturnedAct[] };
export const EMPTY_OUTBOX: Outbox = { waiting: [], returned: [] };

export const enqueued = ({ waiting, returned }: Outbox, act: QueuedAct): Outbox => ({
  waiting: [...waiting, act],
  returned,
});

/** Whether it may go through a little later: no line, a busy or a broken server. */
export const isForLater = ({ status }: Refusal): boolean =>
  status === 0 || status === 429 || status >= 500;

/** After an act was taken, or refused for good. */
export function settled(
  { waiting, returned }: Outbox,
  key: string,
  refusal: Refusal | null,
): Outbox {
  const act = waiting.find((one) => one.key === key);
  const left = waiting.filter((one) => one.key !== key);
  if (!act || !refusal) return { waiting: left, returned };
  return { waiting: left, returned: [...returned, { act, refusal }] };
}

export const dismissed = ({ waiting, returned }: Outbox, key: string): Outbox => ({
  waiting,
  returned: returned.filter(({ act }) => act.key !== key),
});

/** The state of a task once what waits has been taken: what the next button follows from. */
export function stateAfter(
  { id, state }: Pick<Dispatch, 'id' | 'state'>,
  waiting: readonly QueuedAct[],
): DispatchState {
  return waiting.reduce<DispatchState>((now, act) => {
    if (act.kind !== 'step' || act.body.dispatch !== id) return now;
    return unitStepsFrom(now).includes(act.body.state) ? act.body.state : now;
  }, state);
}
