type Page = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

const ask = (event: Event) => event.preventDefault();

let held = 0;

/**
 * Has the browser ask before this page is left or loaded anew, as long as something lives in it alone.
 * @returns lets the page go, once; whoever else holds it still does
 */
export function holdPage(page: Page = window): () => void {
  if (held === 0) page.addEventListener('beforeunload', ask);
  held += 1;
  let mine = 1;
  return () => {
    held -= mine;
    mine = 0;
    if (held === 0) page.removeEventListener('beforeunload', ask);
  };
}
