import { afterEach, describe, expect, it, vi } from 'vitest';
import { withWholeAreas } from '../../../client/commands/whole-areas.ts';
import { api } from '../../../client/live/api.ts';
import type { Row } from '../../../client/panels/table/row.ts';
import { box } from '../../support/small-coverage.ts';

const row = (key: string): Row => ({
  ...{ key, selection: null, synthetic: true, values: {} },
  geometry: { type: 'MultiPolygon', coordinates: [] },
});
const WHOLE = { type: 'MultiPolygon', coordinates: [box(120, 31, 121, 32).coordinates] };

afterEach(() => vi.restoreAllMocks());

describe('a file of warnings', () => {
  it('has their areas as they came, and the outline of one that is gone', async () => {
    const get = vi
      .spyOn(api, 'get')
      .mockResolvedValue({ ok: true, value: { areas: [{ id: 7, area: WHOLE }] } });
    const answer = await withWholeAreas('warnings', [row('7'), row('8')]);
    expect(get).toHaveBeenCalledExactlyOnceWith('/api/warnings/areas?ids=7,8');
    expect(answer).toMatchObject({ ok: true, value: [{ geometry: WHOLE }, row('8')] });
  });

  it('is not handed out without them, and of other tables nothing is asked', async () => {
    const refusal = { status: 0, error: 'unreachable', message: '' };
    const get = vi.spyOn(api, 'get').mockResolvedValue({ ok: false, refusal });
    expect(await withWholeAreas('warnings', [row('7')])).toEqual({ ok: false, refusal });
    expect(await withWholeAreas('dangers', [row('7')])).toEqual({ ok: true, value: [row('7')] });
    expect(get).toHaveBeenCalledTimes(1);
  });
});
