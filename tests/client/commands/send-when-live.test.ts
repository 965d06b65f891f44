import { describe, expect, it } from 'vitest';
import { sendWhenLive } from '../../../client/commands/send-when-live.ts';
import type { Answer } from '../../../client/live/api.ts';

const DOWN: Answer<string> = {
  ok: false,
  refusal: { status: 0, error: 'unreachable', message: 'no answer' },
};
const away = (error: string): Answer<string> => ({
  ok: false,
  refusal: { status: 503, error, message: '' },
});
const TAKEN: Answer<string> = {
  ok: false,
  refusal: { status: 409, error: 'incident-wrong-state', message: '' },
};

/** Sends with these answers, one after another. */
async function sentWith(...answers: Answer<string>[]) {
  let sent = 0;
  let waited = 0;
  let held = 0;
  let heldMost = 0;
  const answer = await sendWhenLive(
    async () => answers[sent++]!,
    () => waited++,
    {
      pause: async () => {},
      hold() {
        held += 1;
        heldMost = Math.max(heldMost, held);
        return () => held--;
      },
    },
  );
  return { answer, sent, waited, held, heldMost };
}

describe('an act while the line is down', () => {
  it('waits, shown as waiting, and goes when somebody answers', async () => {
    const { answer, sent, waited } = await sentWith(DOWN, DOWN, { ok: true, value: 'done' });
    expect(answer).toEqual({ ok: true, value: 'done' });
    expect(sent).toBe(3);
    expect(waited).toBe(2);
  });

  it.each(['outcome-unknown', 'database-unavailable', 'database-slow', 'database-busy'])(
    'waits where the server says %s: it may have been done',
    async (error) => {
      const { answer, waited } = await sentWith(away(error), DOWN, away(error), TAKEN);
      expect(answer).toBe(TAKEN);
      expect(waited).toBe(3);
    },
  );

  it('does not wait where the server has too much to do: a person decides whether it is still wanted', async () => {
    expect((await sentWith(away('overloaded'))).waited).toBe(0);
  });

  it('holds the page while it waits, and lets it go whatever the answer', async () => {
    expect(await sentWith(DOWN, DOWN, TAKEN)).toMatchObject({ held: 0, heldMost: 1 });
    expect(await sentWith(DOWN, { ok: true, value: 'done' })).toMatchObject({
      held: 0,
      heldMost: 1,
    });
    expect(await sentWith(TAKEN)).toMatchObject({ held: 0, heldMost: 0 });
  });

  it('comes back with the reason when it is refused at last', async () => {
    expect((await sentWith(DOWN, TAKEN)).answer).toBe(TAKEN);
  });

  it('is sent once where somebody answers', async () => {
    expect(await sentWith(TAKEN)).toMatchObject({ sent: 1, waited: 0 });
  });
});
