import type { Alarm } from '../../shared/model/alarm.ts';
import { acknowledgeAlarm } from '../commands/acknowledge-alarm.ts';
import { newActKey } from '../commands/act-key.ts';
import { sendWhenLive } from '../commands/send-when-live.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { TEXTS, type Text } from '../i18n/use-text.ts';
import { mayAcknowledge, reachesFurther } from '../situation/acknowledge-button.tsx';
import { type LiveState, liveStore } from '../store/live-store.ts';
import { say, sayUntilPressed } from '../store/notice-store.ts';
import { viewStore } from '../store/view-store.ts';

/** Whether an alarm waits for whoever sits here. */
export const waitsHere = (
  alarm: Pick<Alarm, 'acknowledgedAt' | 'town'>,
  { me, scope }: Pick<LiveState, 'me' | 'scope'>,
): boolean =>
  alarm.acknowledgedAt === null && mayAcknowledge(me?.role) && !reachesFurther(alarm, scope);

/** Acknowledges where no button shows how it goes: the notice says it. While the line is down it waits, as a button does. */
export async function acknowledgeAloud(text: Text, alarm: Alarm): Promise<void> {
  let isSaid = false;
  const waiting = () => {
    if (!isSaid) say(text('act.waiting'));
    isSaid = true;
  };
  const key = newActKey();
  const answer = await sendWhenLive(() => acknowledgeAlarm(alarm, key), waiting);
  if (answer.ok) say(text('alarms.acknowledged'));
  else sayUntilPressed(text('alarms.refused', { reason: refusalText(text, answer.refusal) }));
}

/** The button of an alarm that is selected: on its card, else in its line. */
const buttonOf = (id: number): HTMLButtonElement | null => {
  const places = ['[data-testid="card"][data-kind="alarm"]', `[data-alarm="${id}"]`];
  const buttons = places.map((place) =>
    document.querySelector<HTMLButtonElement>(`${place} [data-act="acknowledge"]`),
  );
  return buttons.find((button) => button !== null) ?? null;
};

/** As if its button were pressed, which shows how it goes; without one in sight, the notice says it. */
export function acknowledgeSelected(): void {
  const { selection, language } = viewStore.getState();
  if (selection?.kind !== 'alarm') return;
  const live = liveStore.getState();
  const alarm = live.alarms.get(Number(selection.id));
  if (alarm === undefined || alarm.acknowledgedAt !== null) return;
  const text = TEXTS[language];
  const button = buttonOf(alarm.id);
  if (button !== null) button.click();
  else if (waitsHere(alarm, live)) void acknowledgeAloud(text, alarm);
  else if (reachesFurther(alarm, live.scope)) say(text('alarms.for-above'));
}
