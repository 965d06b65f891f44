import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pressOnConsole } from '../../../client/console/use-console-keys.ts';
import { select, viewStore } from '../../../client/store/view-store.ts';

/** A field of the page, in a dialog or not, as far as a key pressed there needs one. */
class Field {
  readonly tagName = 'INPUT';
  readonly blur = vi.fn();
  readonly inside: string | null;
  constructor(inside: string | null = null) {
    this.inside = inside;
  }
  closest(selector: string): object | null {
    return this.inside !== null && selector.includes(this.inside) ? {} : null;
  }
  getAttribute(): null {
    return null;
  }
}

const ALARM = { kind: 'alarm', id: '7' } as const;

function pressEscape(target: Field | null): void {
  const pressed = { key: 'Escape', ctrlKey: false, metaKey: false, altKey: false };
  const event = { ...pressed, target, defaultPrevented: false, isComposing: false };
  pressOnConsole({ ...event, preventDefault: vi.fn() } as unknown as KeyboardEvent);
}

beforeEach(() => {
  vi.stubGlobal('Element', Field);
  vi.stubGlobal('HTMLElement', Field);
  select(ALARM);
});
afterEach(() => vi.unstubAllGlobals());

it('Escape leaves a field and nothing else; the next one steps back', () => {
  const note = new Field();
  pressEscape(note);
  expect(note.blur).toHaveBeenCalledOnce();
  expect(viewStore.getState().selection).toEqual(ALARM);
  pressEscape(null);
  expect(viewStore.getState().selection).toBeNull();
});

it('Escape in a dialog is the dialog’s', () => {
  const field = new Field('dialog');
  pressEscape(field);
  expect(field.blur).not.toHaveBeenCalled();
});
