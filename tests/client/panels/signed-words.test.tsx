import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { asItStands, SignedWords } from '../../../client/panels/evacuation/signed-words.tsx';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { Evacuation } from '../../../shared/model/evacuation.ts';
import type { EvacuationLine } from '../../../shared/wire/evacuation.ts';
import { planOf } from '../../support/evacuation.ts';

const SIGNED: Evacuation = {
  ...{ id: 'first', incident: null, county: null, town: null, plan: planOf() },
  order: { number: '疏散-1', issuedBy: 'emergency', issuedAt: '2026-11-30T08:00:00.000Z' },
  ...{ opened: ['a', 'b'], release: 3, signedAt: '2026-11-30T08:00:00.000Z', signedBy: 'desk' },
  ...{ endedAt: null, endedBy: null, endReason: null, synthetic: true },
};
const line = (id: string): EvacuationLine => {
  const { plan, ...rest } = SIGNED;
  const ended = { endedAt: '2026-11-30T09:00:00.000Z', endedBy: 'other', endReason: '积水已退' };
  return { ...rest, ...ended, id, totals: plan.totals, shut: [] };
};
const said = (...lines: EvacuationLine[]) =>
  renderToStaticMarkup(<SignedWords order={asItStands(SIGNED, lines)} />);

beforeEach(() => setLanguage('zh'));

describe('an order signed on this screen', () => {
  it('is said to be signed while it is in force, whatever becomes of others', () => {
    expect(said()).toContain('已签发 疏散-1');
    expect(said(line('another'))).toContain('已启用 2 处避难场所');
  });

  it('is said to have ended as soon as any desk ended it, with what its end does not undo', () => {
    const ended = said(line('first'));
    expect(ended).toContain('已解除 疏散-1');
    expect(ended).toContain('积水已退');
    for (const words of ['已签发', '已启用', '等另一人审核']) expect(ended).not.toContain(words);
    expect(ended).toContain('2 处避难场所不随解除关闭');
    expect(ended).toContain('公众提示不随解除撤回');
  });
});
