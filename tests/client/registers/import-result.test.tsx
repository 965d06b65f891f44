import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ImportCounts } from '../../../client/registers/imports/import-result.tsx';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';

function saidOf(saysItself: CoordinateSystem | null): string {
  setLanguage('zh');
  const answer = { total: 1, taken: [], refused: [], file: null, saysItself };
  return renderToStaticMarkup(
    <ImportCounts answer={answer} datum="wgs84" isTaken={false}>
      {null}
    </ImportCounts>,
  );
}

describe('rows of a file that names its coordinates', () => {
  it('are shown with what it says, where that is another place than what was chosen', () => {
    expect(saidOf('gcj02')).toMatch(/坐标说明为 .*GCJ-02.*，所选为 WGS 84/);
    for (const same of [null, 'wgs84', 'cgcs2000'] as const) {
      expect(saidOf(same)).not.toContain('坐标说明');
    }
  });
});
