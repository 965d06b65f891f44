import { pause } from './pause.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
const SHEET_PAUSE_MS = 3_000;

/**
 * Code that is fetched when it is needed, asked for until it is there: a line that breaks at that moment must not leave
 * a page without its map or, as React empties a page whose part cannot be had, without anything.
 * @param load imports it; asked again after a failure
 */
export async function untilFetched<Code>(
  load: () => Promise<Code>,
  wait: (ms: number) => Promise<void> = pause,
): Promise<Code> {
  for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(2 * ms, LONGEST_PAUSE_MS)) {
    try {
      return await load();
    } catch (error) {
      console.error('a part of the page could not be fetched, and is asked for again', error);
      await wait(ms);
    }
  }
}

/** The bundler's own helper asks for a style sheet once, and takes one that failed for one that is there. */
export function askAgainForSheets(page: Window): void {
  const again = ({ target: sheet }: Event) => {
    if (!(sheet instanceof HTMLLinkElement) || sheet.rel !== 'stylesheet') return;
    setTimeout(() => sheet.replaceWith(sheet.cloneNode()), SHEET_PAUSE_MS);
  };
  // Errors of elements do not bubble.
  page.addEventListener('error', again, true);
}
