import { describe, expect, it } from 'vitest';
import { draftOf, ruleOf } from '../../../client/admin/rules/draft.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';

describe('a rule under the pen', () => {
  it('keeps all it said where nothing is changed, also the delay of a step of its own', () => {
    for (const { effectiveFrom: _, ...rule } of SHIPPED_RULES) {
      expect(ruleOf(draftOf({ ...rule, effectiveFrom: '2026-01-01T00:00:00.000Z' }))).toEqual(rule);
    }
    const crowd = SHIPPED_RULES.find(({ id }) => id === 'crowd-moving')!;
    expect(ruleOf(draftOf(crowd))!.bands.at(-1)).toMatchObject({ level: 'red', onDelaySeconds: 0 });
  });
});
