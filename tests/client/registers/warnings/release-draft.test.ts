import { describe, expect, it } from 'vitest';
import { beginning, bodyOf } from '../../../../client/registers/warnings/release-draft.ts';
import type { ReleaseBody } from '../../../../shared/model/release.ts';
import { aWarning } from '../../../support/client/warning.ts';

const NOW = Date.parse('2026-07-06T02:00:00.000Z');
const AREA = { kind: 'areas' as const, codes: ['320205001'] };
const warning = aWarning({ headline: '暴雨橙色预警', description: '雨势较强。' });

describe('the form of a release that relays a warning', () => {
  it('begins with the words of the warning and its time', () => {
    expect(beginning(null, warning, null, NOW)).toMatchObject({
      ...{ headline: '暴雨橙色预警', description: '雨势较强。', event: '暴雨' },
      ...{ onset: warning.onset, expires: warning.expires },
    });
  });

  it('takes the words of the warning, whatever an older draft or the form says', () => {
    const own = { headline: '暴雨红色预警', description: '五百毫米', instruction: '请绕行' };
    expect(beginning(own as ReleaseBody, warning, null, NOW)).toEqual({
      ...{ headline: '暴雨橙色预警', description: '雨势较强。', instruction: '请绕行' },
    });
    const form = new FormData();
    for (const [name, value] of Object.entries(own)) form.set(name, value);
    expect(bodyOf(form, AREA, warning, null)).toMatchObject({
      ...{ kind: 'forward', headline: '暴雨橙色预警', description: '雨势较强。' },
      instruction: '请绕行',
    });
    expect(bodyOf(form, AREA, null, null)).toMatchObject({ kind: 'notice', ...own });
  });
});
