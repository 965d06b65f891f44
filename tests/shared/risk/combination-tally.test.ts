import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONDITIONS } from '../../../shared/model/level.ts';
import { combinationAnswer, tallyOf } from '../../../shared/risk/combination.ts';
import type { Sight } from '../../../shared/risk/watch-place.ts';
import { combination, sight, watchPlace, watchRule } from '../../support/watch.ts';

const anySight = fc
  .record({
    condition: fc.constantFrom(...CONDITIONS),
    value: fc.constantFrom(null, 2, 30, 35),
    isDoubtful: fc.boolean(),
  })
  .map((changes) => sight(changes));
/** Streams 1 to 5 are asked, 9 is not. */
const anyWord = fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, 9), anySight);

describe('a combination counted word by word', () => {
  it('says at every word what asking all of its streams says', () => {
    const joined = fc.constantFrom('all', 'any', 1, 2);
    fc.assert(
      fc.property(fc.array(anyWord), joined, joined, (words, within, joinedBy) => {
        const plain = combination({ joined: joinedBy as 'all' });
        const [rain, water] = plain.conditions;
        const asked = { ...plain, conditions: [{ ...rain!, joined: within as 'all' }, water!] };
        const place = watchPlace(watchRule(asked));
        const tally = tallyOf(asked, place);
        const heard = new Map<number, Sight>();
        expect(tally.answer()).toBe('unknown');
        for (const [stream, said] of words) {
          heard.set(stream, said);
          tally.hear(stream, said);
          expect(tally.answer()).toBe(combinationAnswer(asked, place, (one) => heard.get(one)));
        }
      }),
    );
  });

  it('asks a stream twice that two conditions name', () => {
    const asked = combination();
    const place = watchPlace(watchRule(asked), {
      conditions: [1, 1].map((number) => [{ number, id: 'both', isJudged: true }]),
    });
    const one = { ...asked, conditions: asked.conditions.map((each) => ({ ...each, joined: 1 })) };
    const tally = tallyOf(one, place);
    tally.hear(1, sight({ value: 35, condition: 'none' }));
    expect(tally.answer()).toBe('no');
    tally.hear(1, sight({ value: 35, condition: 'yellow' }));
    expect(tally.answer()).toBe('yes');
  });
});
