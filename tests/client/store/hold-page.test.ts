import { expect, it } from 'vitest';
import { holdPage } from '../../../client/store/hold-page.ts';

/** Whether the browser would ask before the page is left. */
const asks = (page: EventTarget): boolean =>
  !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));

it('a page is held until the last who holds it lets it go', () => {
  const page = new EventTarget();
  expect(asks(page)).toBe(false);
  const [one, other] = [holdPage(page), holdPage(page)];
  one();
  one();
  expect(asks(page)).toBe(true);
  other();
  expect(asks(page)).toBe(false);
});
