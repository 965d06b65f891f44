import { defaultView, type ViewState, viewStore } from './view-store.ts';

type Appearance = Pick<ViewState, 'desk' | 'language' | 'theme'>;

/** Only its origin is made up, and it is left out again. */
const BASE = 'http://page.invalid';

/** Another page of ours, not a file of the server and not a place further down on this page. */
const isPage = (address: string): boolean => /^\/(?!\/|api\/)/.test(address);

/** The address of a page in the language and theme that are chosen; what is as usual is left out. */
export function inAppearance(address: string, view: Appearance = viewStore.getState()): string {
  const { pathname, searchParams, hash } = new URL(address, BASE);
  const usual = defaultView(view.desk);
  for (const [name, chosen, plain] of [
    ['lang', view.language, usual.language],
    ['theme', view.theme, usual.theme],
  ] as const) {
    searchParams.delete(name);
    if (chosen !== plain) searchParams.set(name, chosen);
  }
  return `${pathname}${searchParams.size === 0 ? '' : `?${searchParams}`}${hash}`;
}

/** Every link to another page of ours opens it in the language and theme of the page it stands on. */
export function carryAppearance(): void {
  const carry = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest('a[href]') : null;
    const address = link?.getAttribute('href') ?? '';
    if (link && isPage(address)) link.setAttribute('href', inAppearance(address));
  };
  // Before it is opened in whatever way: here, in a new tab, or from its menu.
  for (const way of ['pointerdown', 'focusin', 'click'])
    document.addEventListener(way, carry, true);
}
