import type { TextKey } from '../i18n/use-text.ts';

/** Every key of the console: what it does, and how it is written in the list of keys. */
export const CONSOLE_KEYS = [
  { key: '/', shown: '/', does: 'keys.search' },
  { key: 'k', shown: 'Ctrl-K', does: 'keys.palette', control: true },
  { key: '?', shown: '?', does: 'keys.help' },
  { key: 'Escape', shown: 'Esc', does: 'keys.escape' },
  { key: 'j', shown: 'J', does: 'keys.next' },
  { key: 'u', shown: 'U', does: 'keys.previous' },
  { key: 'a', shown: 'A', does: 'keys.acknowledge' },
  { key: 'g', shown: 'G', does: 'keys.respond-to-alarm' },
  { key: 'v', shown: 'V', does: 'keys.verify' },
  { key: 's', shown: 'S', does: 'keys.send' },
  { key: 'p', shown: 'P', does: 'keys.respond' },
  { key: 'n', shown: 'N', does: 'keys.note' },
  { key: 'x', shown: 'X', does: 'keys.sector-add' },
  { key: 'o', shown: 'O', does: 'keys.command-offer' },
  { key: 'f', shown: 'F', does: 'keys.fly' },
  { key: 'h', shown: 'H', does: 'keys.home' },
  { key: 'm', shown: 'M', does: 'keys.measure' },
  { key: '[', shown: '[', does: 'keys.left' },
  { key: ']', shown: ']', does: 'keys.right' },
  { key: 't', shown: 'T', does: 'keys.bottom' },
  { key: 'r', shown: 'R', does: 'keys.table' },
  { key: 'l', shown: 'L', does: 'keys.language' },
  { key: 'd', shown: 'D', does: 'keys.theme' },
] as const satisfies readonly { key: string; shown: string; does: TextKey; control?: boolean }[];

export type KeyAct = (typeof CONSOLE_KEYS)[number]['does'];

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key press means; null for nothing of ours. Single letters are nothing while someone types. */
export function actOfKey(pressed: Pressed, typing: boolean): KeyAct | null {
  const control = pressed.ctrlKey || pressed.metaKey;
  if (pressed.altKey) return null;
  for (const entry of CONSOLE_KEYS) {
    const wantsControl = 'control' in entry;
    if (entry.key.toLowerCase() !== pressed.key.toLowerCase() || wantsControl !== control) continue;
    if (typing && !wantsControl) return null;
    return entry.does;
  }
  return null;
}
