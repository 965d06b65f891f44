import { describe, expect, it } from 'vitest';
import { enWords } from '../../../../client/i18n/en/words.ts';
import { COLUMNS } from '../../../../client/panels/table/columns.ts';
import { LEVELS } from '../../../../shared/model/level.ts';
import { widthInEms } from '../../../../shared/names/short-name.ts';

const FONT_PX = 13;
/** Shape, numeral and the gaps between them, and what a cell keeps free at its sides. */
const BESIDE_PX = 16 + 2 * 5 + 15 + 16;

describe('a column of the tables', () => {
  it('has room for the word of every level and risk beside its shape', () => {
    const columns = COLUMNS.hazards.filter(({ kind }) => kind === 'level' || kind === 'risk');
    expect(columns).toHaveLength(2);
    for (const { kind, width } of columns) {
      for (const level of LEVELS) {
        const word = enWords[`${kind as 'level' | 'risk'}.${level}`];
        expect(widthInEms(word) * FONT_PX + BESIDE_PX).toBeLessThanOrEqual(width);
      }
    }
  });
});
