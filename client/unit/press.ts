import type { UnitStepState } from '../../shared/risk/dispatch-life.ts';
import { newActKey } from '../commands/act-key.ts';
import { catchUp } from './follow-unit.ts';
import { dismissed, enqueued, type QueuedAct } from './outbox.ts';
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

export const dismiss = (key: string): void =>
  unitStore.setState(({ outbox }) => ({ outbox: dismissed(outbox, key) }));
