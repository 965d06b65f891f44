import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginQuestions, takeHeadStart } from '../../../client/live/head-start.ts';

/** Every question asked, with the desk it said it came from. */
let asked: { path: string; desk: string | null }[];

beforeEach(() => {
  asked = [];
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.stubGlobal('window', { location: { pathname: '/wall' } });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, desk: new Headers(init.headers).get('x-jingwei-desk') });
    return new Response(path);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('questions asked before the code that wants to know is here', () => {
  it('are asked once, from the desk of the page, and answered once', async () => {
    beginQuestions();
    expect(asked).toEqual([
      { path: '/api/me', desk: 'wall' },
      { path: '/api/situation', desk: 'wall' },
    ]);
    expect(await (await takeHeadStart('/api/situation'))?.text()).toBe('/api/situation');
    expect(takeHeadStart('/api/situation')).toBeNull();
    expect(takeHeadStart('/api/registers')).toBeNull();
  });

  it('are asked anew when nobody came for the answer in time', () => {
    beginQuestions();
    vi.advanceTimersByTime(5_001);
    expect(takeHeadStart('/api/me')).toBeNull();
  });
});
