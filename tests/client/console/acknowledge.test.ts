import '../../../client/i18n/later-words.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acknowledgeSelected } from '../../../client/console/acknowledge.ts';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import { emptyLiveState, type LiveState, liveStore } from '../../../client/store/live-store.ts';
import { notices } from '../../../client/store/notice-store.ts';
import { select, setLanguage } from '../../../client/store/view-store.ts';
import type { Me } from '../../../shared/model/account.ts';
import { alarm } from '../../support/client/alarm.ts';

const ALARM = alarm({ id: 7, town: null });
const coordinator = { role: 'coordinator' } as Me;

/** What is pressed, by the place it was found at. */
let pressed: string[];
let shown: string[];
const sent = vi.fn<typeof fetch>();
const said = () => notices.store.getState().said.at(-1)?.words ?? null;

function sitDown(more: Partial<LiveState> = {}): void {
  const alarms = new Map([[ALARM.id, ALARM]]);
  liveStore.setState({ ...emptyLiveState(), alarms, me: coordinator, ...more });
}

beforeEach(() => {
  vi.useFakeTimers();
  setLanguage('zh');
  pressed = [];
  shown = [];
  sent.mockReset();
  const querySelector = (selector: string) => {
    const place = shown.find((one) => selector.startsWith(one));
    return place === undefined ? null : { click: () => pressed.push(place) };
  };
  vi.stubGlobal('document', { querySelector });
  vi.stubGlobal('window', Object.assign(new EventTarget(), { location: { pathname: '/console' } }));
  vi.stubGlobal('fetch', sent);
  notices.store.setState({ said: [] });
  select({ kind: 'alarm', id: '7' });
  sitDown();
});
afterEach(() => {
  select(null);
  liveStore.setState(emptyLiveState());
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the key that acknowledges', () => {
  it('presses the button of the card, or else of the line, which shows how it goes', () => {
    shown = ['[data-testid="card"]', '[data-alarm="7"]'];
    acknowledgeSelected();
    shown = ['[data-alarm="7"]'];
    acknowledgeSelected();
    expect(pressed).toEqual(['[data-testid="card"]', '[data-alarm="7"]']);
    expect(sent).not.toHaveBeenCalled();
  });

  it('says how it goes where nothing shows it: that it waits for the line, and why it was refused', async () => {
    sent.mockRejectedValue(new Error('no line'));
    acknowledgeSelected();
    await vi.advanceTimersByTimeAsync(0);
    expect(said()).toBe(TEXTS.zh('act.waiting'));
    notices.store.setState({ said: [] });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(said(), 'said once').toBeNull();
    sent.mockResolvedValue(Response.json({ error: 'forbidden', message: '' }, { status: 403 }));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(said()).toContain('未能确认');
    const keys = sent.mock.calls.map(([, init]) =>
      new Headers(init?.headers).get('idempotency-key'),
    );
    expect(new Set(keys).size, 'one act, however often it is sent').toBe(1);
  });

  it('leaves to the desk above what is of the whole city, and to others what is not theirs to do', () => {
    sitDown({ scope: { county: '320213', town: '320213021' } });
    acknowledgeSelected();
    expect(said()).toBe(TEXTS.zh('alarms.for-above'));
    sitDown({ me: { role: 'analyst' } as Me });
    acknowledgeSelected();
    expect(sent).not.toHaveBeenCalled();
  });
});
