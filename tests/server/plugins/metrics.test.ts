import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createMetrics, type Metrics, serveMetrics } from '../../../server/plugins/metrics.ts';
import { testConfig } from '../../support/test-config.ts';

const TOKEN = 'vK7-quiet-Harbour-93';

let close: (() => void) | undefined;
afterEach(() => close?.());

const serve = async (metrics: Metrics, host = '127.0.0.1') => {
  const config = testConfig({ metricsPort: 0, metricsToken: TOKEN, host });
  const server = await serveMetrics(metrics, config);
  close = () => server?.close();
  const { port } = server!.address() as AddressInfo;
  return `http://127.0.0.1:${port}/metrics`;
};

describe('metrics (FAULTS.md S24)', () => {
  it.each(['127.0.0.1', '0.0.0.0'])('are refused without the token on %s', async (host) => {
    const url = await serve(createMetrics(), host);
    for (const authorization of ['', `Bearer ${TOKEN}x`, TOKEN, 'Bearer']) {
      expect((await fetch(url, { headers: { authorization } })).status).toBe(401);
    }
    expect((await fetch(url)).status).toBe(401);
  });

  it('tell what was counted to who has the token', async () => {
    const metrics = createMetrics();
    metrics.accepted.inc({ feed: 'gauges' }, 3);
    metrics.refused.inc({ feed: 'gauges', reason: 'clock-ahead' });
    const url = await serve(metrics);
    const answer = await fetch(url, { headers: { authorization: `Bearer ${TOKEN}` } });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain('jingwei_readings_accepted_total{feed="gauges"} 3');
    expect(text).toContain('jingwei_readings_refused_total{feed="gauges",reason="clock-ahead"} 1');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('are not served where no port is configured', async () => {
    expect(await serveMetrics(createMetrics(), testConfig())).toBeNull();
  });
});
