import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SoundSwitch } from '../../../client/panels/alarms/sound-switch.tsx';

it('the switch of sounds is called by the words it shows, also where nothing is heard yet', () => {
  const drawn = renderToStaticMarkup(<SoundSwitch />);
  const [, name] = /aria-label="([^"]*)"/.exec(drawn)!;
  const [, shown] = /<span[^>]*>([^<]*)<\/span>/.exec(drawn)!;
  expect(shown).toBe('未出声');
  expect(name).toContain(shown);
});
