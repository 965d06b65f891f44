type Page = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/**
 * Has the browser ask before this page is left or loaded anew, as long as something lives in it alone.
 * @returns lets the page go; whoever else holds it still does
 */
export function holdPage(page: Page = window): () => void {
  const ask = (event: Event) => event.preventDefault();
  page.addEventListener('beforeunload', ask);
  return () => page.removeEventListener('beforeunload', ask);
}
