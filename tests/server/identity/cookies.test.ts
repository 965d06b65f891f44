import { describe, expect, it } from 'vitest';
import { cookieName, sessionToken } from '../../../server/identity/cookies.ts';
import { testConfig } from '../../support/test-config.ts';

const PLAIN = testConfig();
const HTTPS = testConfig({ publicUrl: 'https://map.wuxi.example' });
const BOTH = 'jingwei=of-a-person; jingwei-wall=of-a-wall';

describe('the session cookie', () => {
  it('is bound to its host and to https wherever there is https', () => {
    expect(cookieName(HTTPS, 'person')).toBe('__Host-jingwei');
    expect(cookieName(PLAIN, 'wall')).toBe('jingwei-wall');
  });

  it('is the person’s unless the page says it is a wall', () => {
    expect(sessionToken(PLAIN, BOTH, undefined)).toBe('of-a-person');
    expect(sessionToken(PLAIN, BOTH, 'wall')).toBe('of-a-wall');
  });

  it('is whichever there is', () => {
    expect(sessionToken(PLAIN, 'jingwei-wall=w', undefined)).toBe('w');
    expect(sessionToken(PLAIN, 'jingwei=p', 'wall')).toBe('p');
    expect(sessionToken(PLAIN, undefined, 'wall')).toBeNull();
    expect(sessionToken(PLAIN, 'other=1', undefined)).toBeNull();
  });

  it('is not taken from a plain cookie on an https server', () => {
    expect(sessionToken(HTTPS, BOTH, undefined)).toBeNull();
  });
});
