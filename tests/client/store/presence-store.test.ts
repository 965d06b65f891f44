import { afterEach, describe, expect, it } from 'vitest';
import {
  forgetSilent,
  heardPresence,
  presenceStore,
} from '../../../client/store/presence-store.ts';
import { PRESENCE_GONE_AFTER_MS, type Presence } from '../../../shared/wire/protocol.ts';

const word = (screen: string, plan: string | null = 'plan-1'): Presence => ({
  ...{ screen, plan, actor: `a-${screen}`, name: screen, at: null, selection: [], editing: [] },
});
const screens = () => [...presenceStore.getState().others.keys()];

afterEach(() => presenceStore.setState({ others: new Map() }));

describe('the others in a plan', () => {
  it('are there until they leave', () => {
    heardPresence(word('one'), 0);
    heardPresence(word('two'), 0);
    heardPresence(word('one', null), 10);
    expect(screens()).toEqual(['two']);
  });

  it('are gone when they were silent for long, though nobody says anything any more', () => {
    heardPresence(word('one'), 0);
    heardPresence(word('two'), 1);
    forgetSilent(PRESENCE_GONE_AFTER_MS);
    expect(screens()).toEqual(['one', 'two']);
    forgetSilent(PRESENCE_GONE_AFTER_MS + 1);
    expect(screens()).toEqual(['two']);
  });
});
