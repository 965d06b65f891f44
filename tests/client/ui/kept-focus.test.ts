import { describe, expect, it } from 'vitest';
import { focusAfter } from '../../../client/ui/use-kept-focus.ts';

const button = { isConnected: true, disabled: false };

describe('the focus of who acts on a card', () => {
  it('goes to the heading when the button has gone away with its act', () => {
    expect(focusAfter({ ...button, isConnected: false }, true)).toBe('heading');
  });

  it('goes back to a button that only rested while its act was under way', () => {
    expect(focusAfter({ ...button, disabled: true }, true)).toBeNull();
    expect(focusAfter(button, true)).toBe('held');
  });

  it('stays where a person has put it', () => {
    expect(focusAfter({ ...button, isConnected: false }, false)).toBeNull();
    expect(focusAfter(null, true)).toBeNull();
  });
});
