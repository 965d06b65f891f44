import { expect, it } from 'vitest';
import { messageOf } from '../../../server/warnings/release-notice.ts';
import type { PublishedCap } from '../../../server/warnings/release-repository.ts';
import type { ReleaseBody } from '../../../shared/model/release.ts';

const body = {
  headline: '东一镇居民立即转移',
  description: '水位上涨。',
  instruction: '请立即转移。',
  issuer: '示例应急办',
  areaDescription: '东一镇',
} as ReleaseBody;
const cap = { identifier: '1', status: 'Exercise', text: '<alert/>' } as PublishedCap;

it('a withdrawal and a correction say in their title what they are, behind the mark of a drill', () => {
  expect(messageOf(body, cap, 'published').title).toBe('【演练】东一镇居民立即转移');
  expect(messageOf(body, cap, 'corrected').title).toBe('【演练】更正：东一镇居民立即转移');
  expect(messageOf(body, cap, 'withdrawn', '险情解除').title).toBe(
    '【演练】撤回：东一镇居民立即转移',
  );
});
