import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { serverNow } from '../../../client/store/clock.ts';
import { NotLiveBanner } from '../../../client/ui/not-live-banner.tsx';

const LONG_AGO = Date.parse('2020-01-03T06:03:22.000Z');
const banner = (since: number) => renderToStaticMarkup(<NotLiveBanner since={since} />);
const judged = (since: number) =>
  renderToStaticMarkup(<NotLiveBanner since={since} absence="not-judged" />);

describe('the banner of a picture that is not live', () => {
  it('carries the day of a picture that is not of today', () => {
    expect(banner(LONG_AGO)).toContain('自 2020年1月3日 14:03 起');
    expect(judged(LONG_AGO)).toContain('以下为 2020年1月3日 14:03 的画面');
  });

  it('tells the clock alone of one that is', () => {
    expect(banner(serverNow())).toMatch(/自 \d\d:\d\d:\d\d 起/);
  });
});
