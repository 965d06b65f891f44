import { createMilestone } from '../../store/milestone.ts';
import { pause } from '../pause.ts';
import { untilFetched } from '../until-fetched.ts';

/** So long words are kept back for letters that do not come: then the machine's own are better than none. */
const WITHOUT_WORDS_MS = 3_000;
/** By then the page has asked for the letters of what is written on it. */
const LAID_OUT_MS = 50;

const written = createMilestone();
/** What the page had to write has been written in the bundled letters; until then it is in the machine's own. */
export const lettersHere = written.reached;

/**
 * Has the page write in the bundled letters: some files of them arrive for a desk, and each is unpacked and has the page laid
 * out anew. Those of panels come before those of the map.
 * @param shown when the page has been put up
 */
export async function loadLetters(shown: Promise<unknown>): Promise<void> {
  await untilFetched(() => import('./letters.ts'));
  await shown;
  await pause(LAID_OUT_MS);
  await document.fonts.ready;
  written.reach();
}

/** Writes no word until its letters are here: each would be an empty box on a machine without any. */
export function keepWordsBack(): void {
  const { dataset } = document.documentElement;
  dataset.letters = 'awaited';
  void Promise.race([lettersHere, pause(WITHOUT_WORDS_MS)]).then(() => {
    delete dataset.letters;
  });
}
