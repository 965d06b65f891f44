import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { toggleLanguage, toggleTheme } from '../commands/appearance.ts';
import { closeQuestion } from '../commands/ask-place.ts';
import { goTo } from '../commands/go-to.ts';
import { endMeasuring, toggleMeasuring } from '../commands/measure.ts';
import { showWholeScope } from '../commands/whole-scope.ts';
import { SEARCH_INPUT_ID } from '../panels/search/search-panel.tsx';
import { stepInList } from '../situation/list-steps.ts';
import { select, togglePanel, viewStore } from '../store/view-store.ts';
import { isTyping } from '../ui/is-typing.ts';
import { acknowledgeSelected } from './acknowledge.ts';
import { goToCardAct } from './card-acts.ts';
import { actOfKey, type KeyAct } from './keys.ts';
import { closeOverlay, openOverlay, overlayStore } from './overlay-store.ts';

/** A menu that is open takes its own keys: its Escape closes nothing else. */
const isInMenu = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="menu"]') !== null;

/** The alarm that is selected, by its id. */
function selectedAlarm(): number | null {
  const { selection } = viewStore.getState();
  return selection?.kind === 'alarm' ? Number(selection.id) : null;
}

/** Steps through the list as it is shown: what its filters hide is not reached. */
function stepAlarm(step: 1 | -1): void {
  const next = stepInList(selectedAlarm(), step);
  if (next === undefined) return;
  const selected = { kind: 'alarm', id: String(next.id) } as const;
  select(selected);
  goTo(selected);
}

/** One step back: what lies over the desk, then the measuring, the question, the selection, the tables. */
function stepBack(): void {
  const { measuring, asked, selection, panels } = viewStore.getState();
  if (overlayStore.getState().overlay !== null) closeOverlay();
  else if (measuring !== null) endMeasuring();
  else if (asked !== null) closeQuestion();
  else if (selection !== null) select(null);
  else if (panels.includes('table')) togglePanel('table');
}

function focusSearch(): void {
  // At once, so that what is typed next is not lost, however busy the page is.
  if (viewStore.getState().panels.includes('fold-left')) {
    flushSync(() => togglePanel('fold-left'));
  }
  document.getElementById(SEARCH_INPUT_ID)?.focus();
}

const ACTS: Readonly<Record<KeyAct, () => void>> = {
  'keys.search': focusSearch,
  'keys.palette': () => openOverlay('palette'),
  'keys.help': () => openOverlay('keys'),
  'keys.escape': stepBack,
  'keys.next': () => stepAlarm(1),
  'keys.previous': () => stepAlarm(-1),
  'keys.acknowledge': acknowledgeSelected,
  'keys.respond-to-alarm': () => goToCardAct('respond-to-alarm'),
  'keys.verify': () => goToCardAct('verify'),
  'keys.send': () => goToCardAct('send'),
  'keys.respond': () => goToCardAct('respond'),
  'keys.note': () => goToCardAct('note'),
  'keys.sector-add': () => goToCardAct('sector-add'),
  'keys.command-offer': () => goToCardAct('command-offer'),
  'keys.fly': () => {
    const { selection } = viewStore.getState();
    if (selection) goTo(selection);
  },
  'keys.home': showWholeScope,
  'keys.measure': toggleMeasuring,
  'keys.left': () => togglePanel('fold-left'),
  'keys.right': () => togglePanel('fold-right'),
  'keys.bottom': () => togglePanel('timeline'),
  'keys.table': () => togglePanel('table'),
  'keys.language': toggleLanguage,
  'keys.theme': toggleTheme,
};

/** Every act of the console, by the name it has in the list of keys. */
export const runAct = (act: KeyAct): void => ACTS[act]();

/** Escape in a field gives the keyboard back to the desk; what was written stays. In a dialog it is the dialog's. */
function leavesField({ key, target }: KeyboardEvent): boolean {
  if (key !== 'Escape' || !isTyping(target) || !(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"]') !== null) return false;
  target.blur();
  return true;
}

/** What a key press does on the console, wherever the keyboard is. */
export function pressOnConsole(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isInMenu(event.target)) return;
  const over = overlayStore.getState().overlay !== null;
  if (!over && leavesField(event)) {
    event.preventDefault();
    return;
  }
  const act = actOfKey(event, isTyping(event.target) || over);
  if (act === null) return;
  event.preventDefault();
  runAct(act);
}

/** Listens to the keys of the console while it is shown. */
export function useConsoleKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', pressOnConsole);
    return () => window.removeEventListener('keydown', pressOnConsole);
  }, []);
}
