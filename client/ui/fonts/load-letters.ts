import { untilFetched } from '../until-fetched.ts';

let tellHere: () => void = () => undefined;
/** When the bundled letters can be asked for. Until then text is written in the machine's own. */
export const lettersHere = new Promise<void>((resolve) => {
  tellHere = resolve;
});

/**
 * Has the page write in the bundled letters. Some sixty parts arrive for a desk, and each is unpacked and has the page laid
 * out anew: before the first picture that took a third of a second of it.
 */
export function loadLetters(): void {
  void untilFetched(() => import('./letters.ts')).then(tellHere);
}
