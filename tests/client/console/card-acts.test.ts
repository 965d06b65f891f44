import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { goToCardAct } from '../../../client/console/card-acts.ts';

/** An element as far as going to it needs one; what is done to it is kept in `done`. */
const done: string[] = [];
const element = (name: string, choice: object | null = null) => ({
  parentElement: null,
  closest: (selector: string) => (selector === '[data-act-choice]' ? choice : null),
  scrollIntoView: ({ block }: { block: string }) => done.push(`${name} ${block}`),
  focus: ({ preventScroll }: { preventScroll: boolean }) =>
    done.push(`${name} ${preventScroll ? 'focus alone' : 'focus'}`),
});

function going(to: object): string[] {
  vi.stubGlobal('document', { querySelector: () => to });
  goToCardAct('send');
  return done;
}

beforeEach(() => {
  done.length = 0;
  vi.stubGlobal('HTMLDetailsElement', class {});
  vi.stubGlobal('HTMLFormElement', class {});
});
afterEach(() => vi.unstubAllGlobals());

it('a key that goes to an act brings it into view', () => {
  expect(going(element('note'))).toEqual(['note nearest', 'note focus']);
});

it('shows who is chosen from the first on, and does not scroll them away to its button', () => {
  expect(going(element('send', element('units')))).toEqual(['units start', 'send focus alone']);
});
