import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOpening } from '../../../client/commands/open-from-alarm.ts';
import { SHIPPED_WATCH_RULES } from '../../../shared/risk/shipped-watch-rules.ts';
import { alarm } from '../../support/client/alarm.ts';

const KEY = '0123456789abcdef0123456789abcdef';
const OF_RAIN = alarm({ watch: 'watch-rain-and-water', stream: null });
const SIGHT = { rule: SHIPPED_WATCH_RULES[0], risen: null, now: null };

type Said = 'nothing' | { status: number; json: unknown };
const LOST: Said = 'nothing';
const SHED: Said = { status: 503, json: { error: 'overloaded', message: '' } };
const SEEN: Said = { status: 200, json: SIGHT };
/** Of a drill: what is in no picture stays out of the store. */
const INCIDENT = { id: 'incident-1', title: '暴雨', closedAt: null, drill: 'drill-1' };
const TAKEN: Said = { status: 409, json: { error: 'alarm-has-incident', message: '' } };
const OPENED: Said = { status: 200, json: INCIDENT };

let sent: string[];
let answers: Said[];
/** The server says these, one after another. */
const serverSays = (...said: Said[]): void => {
  answers = said;
};
beforeEach(() => {
  sent = [];
  vi.stubGlobal('window', { location: { pathname: '/console' } });
  vi.stubGlobal('fetch', async (_path: string, { method = 'GET', body }: RequestInit) => {
    sent.push(method === 'GET' ? 'asks' : JSON.parse(String(body)).kind);
    const said = answers.shift()!;
    if (said === 'nothing') throw new TypeError('the line is down');
    return Response.json(said.json, { status: said.status });
  });
});
afterEach(() => vi.unstubAllGlobals());

function openingOf() {
  const open = createOpening();
  return (key: string) => open(OF_RAIN, () => undefined, undefined, key);
}

describe('an incident that is opened from an alarm of a watch rule', () => {
  it('is opened in every try as what it was sent as at first, asked once', async () => {
    const open = openingOf();
    serverSays(SEEN, LOST, OPENED);
    expect(await open(KEY)).toMatchObject({ ok: false });
    expect(await open(KEY)).toMatchObject({ ok: true, value: { isKindAsked: true } });
    expect(sent).toEqual(['asks', 'flood', 'flood']);
  });

  it('is not sent before the line is there to ask', async () => {
    const open = openingOf();
    serverSays(LOST, SEEN, OPENED);
    expect(await open(KEY)).toMatchObject({ ok: false, refusal: { status: 0 } });
    expect(await open(KEY)).toMatchObject({ ok: true });
    expect(sent).toEqual(['asks', 'asks', 'flood']);
  });

  it('is asked about anew once it was refused: nothing was done', async () => {
    const open = openingOf();
    serverSays(SHED, TAKEN, SEEN, OPENED);
    await open(KEY);
    expect(await open(KEY)).toMatchObject({ ok: true, value: { isKindAsked: true } });
    expect(sent).toEqual(['asks', 'other', 'asks', 'flood']);
  });

  it('is opened as other, says so and stays so where the server has no time for questions', async () => {
    const open = openingOf();
    serverSays(SHED, LOST, OPENED);
    await open(KEY);
    expect(await open(KEY)).toMatchObject({ ok: true, value: { isKindAsked: false } });
    expect(sent).toEqual(['asks', 'other', 'other']);
  });
});
