/** How a tool is used: by clicks of our own, or by sketching a line or an outline. */
export type ToolHand = 'pick' | 'line' | 'outline';

/** Every tool of the studio with its one key. The names are in the words, `tool.<id>` and `tool.<id>.hint`. */
export const TOOLS = [
  { id: 'select', key: 'v', hand: 'pick' },
  { id: 'move', key: 'e', hand: 'pick' },
  { id: 'insert', key: 'i', hand: 'pick' },
  { id: 'delete', key: 'x', hand: 'pick' },
  { id: 'split', key: 's', hand: 'line' },
  { id: 'merge', key: 'g', hand: 'pick' },
  { id: 'reassign', key: 'b', hand: 'outline' },
  { id: 'cut-out', key: 'c', hand: 'outline' },
  { id: 'micro', key: 'n', hand: 'outline' },
  { id: 'blocks', key: 'k', hand: 'pick' },
  { id: 'propose', key: 'p', hand: 'pick' },
] as const satisfies readonly { id: string; key: string; hand: ToolHand }[];

export type ToolId = (typeof TOOLS)[number]['id'];

const toolOf = (id: ToolId) => TOOLS.find((tool) => tool.id === id)!;
export const handOf = (id: ToolId): ToolHand => toolOf(id).hand;

/** What is looked at: what is in force, the draft, or both with what differs. */
export const LOOKS = ['before', 'after', 'difference'] as const;
export type Look = (typeof LOOKS)[number];

export type StudioKey =
  | { does: 'tool'; tool: ToolId }
  | { does: 'look'; look: Look }
  | { does: 'undo' | 'redo' | 'leave' | 'finish' | 'help' };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key press means in an open plan; null for nothing of the studio's. */
export function actOfStudioKey(pressed: Pressed): StudioKey | null {
  if (pressed.altKey) return null;
  const key = pressed.key.toLowerCase();
  if (pressed.ctrlKey || pressed.metaKey) {
    if (key === 'z') return { does: pressed.shiftKey ? 'redo' : 'undo' };
    return key === 'y' ? { does: 'redo' } : null;
  }
  const tool = TOOLS.find((one) => one.key === key);
  if (tool) return { does: 'tool', tool: tool.id };
  const look = LOOKS[Number(key) - 1];
  if (look && /^[1-3]$/.test(key)) return { does: 'look', look };
  if (key === 'z') return { does: 'undo' };
  if (key === 'y') return { does: 'redo' };
  if (key === 'escape') return { does: 'leave' };
  if (key === 'enter') return { does: 'finish' };
  return key === '?' ? { does: 'help' } : null;
}
