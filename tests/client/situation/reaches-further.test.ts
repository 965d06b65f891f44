import { expect, it } from 'vitest';
import { reachesFurther } from '../../../client/situation/acknowledge-button.tsx';

it('An alarm of no town is left by a town to the desk above, and by nobody else', () => {
  const town = { county: '320213', town: '320213001' };
  const city = { county: null, town: null };
  expect(reachesFurther({ town: null }, town)).toBe(true);
  expect(reachesFurther({ town: '320213001' }, town)).toBe(false);
  expect(reachesFurther({ town: null }, city)).toBe(false);
});
