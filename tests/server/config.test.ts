import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';
import { VARIABLES } from '../../server/settings.ts';

const findingsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.findings;
    throw error;
  }
};

const STRONG = 'vK7-quiet-Harbour-93-lantern';
const PRODUCTION = {
  NODE_ENV: 'production',
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://map.example.cn',
  TRUST_PROXY: '10.0.0.4',
  DATABASE_URL: `postgres://map:${STRONG}@db.internal/map`,
};

describe('the configuration', () => {
  it('is a demonstration on loopback with the embedded database by default', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      dataDir: './.data',
      databaseUrl: null,
      demo: true,
      scenario: 'normal-day',
      trustProxy: [],
      production: false,
    });
  });

  it('is no demonstration by default outside loopback, with a database server, or in production', () => {
    expect(readConfig({ HOST: '0.0.0.0' })).toMatchObject({ demo: false, scenario: 'none' });
    expect(readConfig({ DATABASE_URL: 'postgres://map@db/map' }).demo).toBe(false);
    expect(readConfig({ NODE_ENV: 'production' }).demo).toBe(false);
  });

  it.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '1e3'],
    ['DATABASE_URL', 'mysql://db/map'],
    ['MQTT_URL', 'http://broker'],
    ['REDIS_URL', 'localhost:6379'],
    ['PUBLIC_URL', 'map.wuxi.gov.cn'],
    ['PUBLIC_URL', 'https://map.wuxi.gov.cn/jingwei'],
    ['SCENARIO', 'normal_day'],
    ['DEMO', 'yes'],
    ['ADMIN_PASSWORD', 'short'],
    ['MAP_STYLE_URL', 'javascript:alert(1)'],
    ['TIANDITU_KEY', 'a b c d e f g h'],
    ['METRICS_PORT', 'open'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.1, proxy.internal'],
    ['ROUTING_URL', 'osrm:5000'],
    ['ROUTING_URL', 'https://osrm.example/?key=1'],
    ['MAX_LOOP_DELAY_MS', '0'],
    ['MAX_LOOP_DELAY_MS', '1 s'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is %s', (name, value) => {
    expect(findingsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name} must be `)]);
  });

  it('takes a routing server by its own address alone, also one of its own network', () => {
    for (const ROUTING_URL of ['https://osrm.example', 'http://10.0.0.7:5000']) {
      expect(readConfig({ ROUTING_URL }).routingUrl).toBe(ROUTING_URL);
    }
    const named = 'https://me:secret@osrm.example';
    expect(findingsOf({ ROUTING_URL: named })).toEqual([expect.stringMatching(/password/)]);
  });

  it('names every wrong variable at once and never repeats a secret', () => {
    const findings = findingsOf({ PORT: 'x', ADMIN_PASSWORD: 'hunter2', LOG_LEVEL: 'loud' });
    expect(findings).toHaveLength(3);
    expect(findings.join()).not.toContain('hunter2');
  });

  it('is told whole in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const missing = Object.keys(VARIABLES).filter((name) => !readme.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  it('treats an empty variable as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({
      port: 8080,
      databaseUrl: null,
    });
  });

  it('accepts addresses and blocks of proxies', () => {
    expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).toEqual([
      '10.0.0.0/8',
      '::1',
    ]);
  });

  it.each([
    ['outside loopback', { DEMO: 'on', HOST: '0.0.0.0' }, /^DEMO=on .* HOST/],
    [
      'over a database server',
      { DEMO: 'on', DATABASE_URL: 'postgres://map@db/map' },
      /^DEMO=on .*DATABASE_URL/,
    ],
    ['in production', { DEMO: 'on', NODE_ENV: 'production' }, /^DEMO=on .*production/],
  ])('refuses a demonstration %s', (_where, env: Record<string, string>, finding) => {
    expect(findingsOf(env)).toContainEqual(expect.stringMatching(finding));
  });

  it('plays a scenario in a demonstration only', () => {
    expect(findingsOf({ DEMO: 'off', SCENARIO: 'plum-rain' })).toEqual([
      expect.stringMatching(/^SCENARIO=plum-rain .*DEMO/),
    ]);
  });

  it('never serves metrics without a token', () => {
    expect(findingsOf({ METRICS_PORT: '9464' })).toEqual([
      expect.stringMatching(/^METRICS_TOKEN must be set/),
    ]);
  });
});

describe('the configuration in production (FAULTS.md S23)', () => {
  it('accepts strong secrets behind https', () => {
    const env = { ...PRODUCTION, ADMIN_PASSWORD: STRONG };
    expect(readConfig(env)).toMatchObject({ production: true, demo: false, logLevel: 'info' });
  });

  it.each([
    ['ADMIN_PASSWORD', 'change-me-please'],
    ['ADMIN_PASSWORD', 'password1234'],
    ['ADMIN_PASSWORD', '123456789012'],
    ['METRICS_TOKEN', 'aaaaaaaaaaaaaaaaaaaa'],
    ['METRICS_TOKEN', 'your-token-goes-here'],
    ['TIANDITU_KEY', 'yourkeyyourkey'],
    ['DATABASE_URL', 'postgres://map:changeme@db.internal/map'],
    ['DATABASE_URL', 'postgres://jingwei:jingwei@db.internal/map'],
    ['MQTT_URL', 'mqtts://map:example@broker.internal'],
  ])('refuses %s=%s', (name, value) => {
    expect(findingsOf({ ...PRODUCTION, [name]: value })).toEqual([
      expect.stringMatching(`^${name} holds an example`),
    ]);
  });

  it.each(['127.0.0.1', '0.0.0.0'])(
    'refuses to take everybody behind a proxy for one, on %s',
    (HOST) => {
      const { TRUST_PROXY: _left, ...env } = { ...PRODUCTION, HOST };
      expect(findingsOf(env)).toEqual([
        expect.stringMatching(/^TRUST_PROXY must name the proxy .*TRUST_PROXY=127\.0\.0\.1,::1/),
      ]);
      expect(findingsOf({ ...env, TRUST_PROXY: '127.0.0.1,::1' })).toEqual([]);
    },
  );

  it('trusts no proxy where there is none', () => {
    const { PUBLIC_URL: _public, TRUST_PROXY: _left, ...env } = PRODUCTION;
    expect(findingsOf({ ...env, HOST: '127.0.0.1' })).toEqual([]);
  });

  it('refuses to serve people in the clear', () => {
    expect(findingsOf({ ...PRODUCTION, PUBLIC_URL: 'http://map.example.cn' })).toEqual([
      expect.stringMatching(/^PUBLIC_URL must be the https address/),
    ]);
  });
});
