import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, isOwnOrigin } from '../../../server/plugins/security.ts';
import { testConfig } from '../../support/test-config.ts';

describe('an own origin', () => {
  const loopback = testConfig();
  const named = testConfig({ publicUrl: 'https://map.wuxi.example' });
  const open = testConfig({ host: '0.0.0.0' });

  it.each([
    [loopback, 'http://127.0.0.1:8080', '127.0.0.1:8080', true],
    [loopback, 'http://localhost:8080', 'localhost:8080', true],
    [loopback, 'http://localhost:3000', 'localhost:8080', false],
    // A name that was pointed at this machine: origin and host agree, but it is not ours.
    [loopback, 'http://rebound.example:8080', 'rebound.example:8080', false],
    [named, 'https://map.wuxi.example', '10.0.0.4:8080', true],
    [named, 'http://map.wuxi.example', 'map.wuxi.example', false],
    [named, 'https://map.wuxi.example.evil.example', 'map.wuxi.example', false],
    [open, 'http://10.0.0.4:8080', '10.0.0.4:8080', true],
    [open, 'http://evil.example', '10.0.0.4:8080', false],
    [open, 'null', '10.0.0.4:8080', false],
  ])('%# is judged', (config, origin, host, own) => {
    expect(isOwnOrigin(config, origin, host)).toBe(own);
  });
});

describe('the content security policy (FAULTS.md S17)', () => {
  it('asks nothing of the outside by default', () => {
    const policy = JSON.stringify(contentSecurityPolicy(testConfig()));
    expect(policy).not.toMatch(/https?:|\*/);
    expect(policy).not.toContain('unsafe-eval');
  });

  it('opens images and requests to the configured base map, and scripts to nobody', () => {
    const policy = contentSecurityPolicy(
      testConfig({ mapStyleUrl: 'https://tiles.example/style.json', tiandituKey: 'k'.repeat(32) }),
    );
    expect(policy.imgSrc).toContain('https://tiles.example');
    expect(policy.connectSrc).toContain('https://*.tianditu.gov.cn');
    expect(policy.scriptSrc).toEqual(["'self'"]);
    expect(policy.frameAncestors).toEqual(["'none'"]);
  });
});
