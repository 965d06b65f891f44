import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActKeys } from '../../../client/commands/act-key.ts';
import { SignBlock } from '../../../client/panels/evacuation/sign-block.tsx';
import {
  beginDrafting,
  endDrafting,
  evacuationStore,
} from '../../../client/store/evacuation-store.ts';
import { sketchStore } from '../../../client/store/sketch-store.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { EvacuationNotice } from '../../../shared/model/evacuation.ts';
import { northBy, planOf } from '../../support/evacuation.ts';

const plan = planOf();
const NOTICE: EvacuationNotice = {
  ...{ headline: '转移', description: '内涝', instruction: '前往避难场所' },
  ...{ areaDescription: '西镇', eventClass: 'natural', hours: 24 },
};

/** The last step of a draft while this is being drawn on the map. */
function shown(
  kind: 'area' | 'place' | null,
  of: 'evacuation' | 'incident' = 'evacuation',
): string {
  const sketch = kind && { of, kind, place: null, outline: null, before: [] };
  vi.spyOn(sketchStore, 'getInitialState').mockReturnValue({ sketch });
  const drafting = { ...evacuationStore.getState().drafting!, draft: { plan, notice: NOTICE } };
  return renderToStaticMarkup(<SignBlock drafting={drafting} plan={plan} />);
}

beforeEach(() => {
  setLanguage('zh');
  const area = { kind: 'around', place: northBy(0), metres: 500 } as const;
  beginDrafting({ incident: null, place: northBy(0), area, keys: createActKeys() });
});
afterEach(() => {
  endDrafting();
  vi.restoreAllMocks();
});

describe('the signature of an order', () => {
  it('is offered where nothing is being drawn', () => {
    expect(shown(null)).toContain('签发疏散令</button>');
    expect(shown(null)).not.toContain('不能据此签发');
  });

  it('is not while an area or a gathering place is drawn and not taken: the plan is of another', () => {
    for (const kind of ['area', 'place'] as const) {
      expect(shown(kind)).not.toContain('签发疏散令</button>');
      expect(shown(kind)).toContain('图上的绘制尚未采用');
    }
  });

  it('does not wait for what is drawn for something else', () => {
    expect(shown('area', 'incident')).toContain('签发疏散令</button>');
  });
});
