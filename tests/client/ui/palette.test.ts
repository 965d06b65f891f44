import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PALETTES, THEMES, type Theme } from '../../../client/ui/palette.ts';
import { contrast, difference, type Vision } from '../../support/client/colour.ts';
import { ROOT } from '../../support/source-files.ts';

const TEXT_CONTRAST = 4.5;
const SYMBOL_CONTRAST = 3;
/** About five times what is just visible, for two symbols side by side. */
const APART = 12;

const grounds = (theme: Theme) => {
  const { surface, raised, sunken } = PALETTES[theme];
  return [surface, raised, sunken];
};

const levels = (theme: Theme) => Object.entries(PALETTES[theme].levels);

describe.each(THEMES)('the %s theme', (theme) => {
  it('has text that reads on every ground', () => {
    const { text, secondary, accent } = PALETTES[theme];
    for (const ground of grounds(theme)) {
      for (const ink of [text, secondary, accent]) {
        expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }
    }
  });

  it('has level symbols whose edge stands out on every ground', () => {
    for (const ground of grounds(theme)) {
      for (const [level, { edge }] of levels(theme)) {
        expect(contrast(edge, ground), `${level} on ${ground}`).toBeGreaterThanOrEqual(
          SYMBOL_CONTRAST,
        );
      }
    }
  });

  it.each<Vision>(['normal', 'protanopia', 'deuteranopia'])(
    'has levels that %s vision tells apart',
    (vision) => {
      const all = levels(theme);
      for (const [at, [level, { fill }]] of all.entries()) {
        for (const [other, { fill: otherFill }] of all.slice(at + 1)) {
          expect(
            difference(fill, otherFill, vision),
            `${level} and ${other}`,
          ).toBeGreaterThanOrEqual(APART);
        }
      }
    },
  );
});

describe('tokens.css', () => {
  const css = readFileSync(join(ROOT, 'client/ui/tokens.css'), 'utf8');
  const blocks = Object.fromEntries(
    THEMES.map((theme) => [
      theme,
      css
        .slice(css.indexOf(`[data-theme="${theme}"]`))
        .split('}')[0]!
        .toLowerCase(),
    ]),
  );

  it.each(THEMES)('repeats the %s palette', (theme) => {
    const { levels: marks, ...plain } = PALETTES[theme];
    for (const [name, hex] of Object.entries(plain)) {
      expect(blocks[theme]).toContain(`--jw-${name}: ${hex.toLowerCase()};`);
    }
    for (const [level, { fill, edge }] of Object.entries(marks)) {
      expect(blocks[theme]).toContain(`--jw-${level}: ${fill.toLowerCase()};`);
      expect(blocks[theme]).toContain(`--jw-${level}-edge: ${edge.toLowerCase()};`);
    }
  });
});
