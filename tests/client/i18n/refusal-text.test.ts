import { afterEach, describe, expect, it } from 'vitest';
import '../../../client/i18n/later-words.ts';
import { refusalText } from '../../../client/i18n/refusal-text.ts';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import { emptyLiveState, liveStore } from '../../../client/store/live-store.ts';
import { incident } from '../../support/client/command.ts';

afterEach(() => liveStore.setState(emptyLiveState(), true));

describe('why something was refused', () => {
  const taken = (id: string) => ({
    ...{ status: 409, error: 'tip-has-incident', message: 'the server’s own words' },
    details: { incident: id },
  });

  it('names the incident that has a tip already, where this screen knows it', () => {
    const flood = incident({ title: '示例桥下积水' });
    liveStore.setState({ incidents: new Map([[flood.id, flood]]) });
    expect(refusalText(TEXTS.zh, taken(flood.id))).toBe('此举报已关联到险情“示例桥下积水”。');
    expect(refusalText(TEXTS.zh, taken('of-another-area'))).toBe('此举报已关联到另一起险情。');
  });

  it('says what to do in the person’s words, never in the server’s', () => {
    const said = refusalText(TEXTS.zh, { status: 418, error: 'unheard-of', message: 'teapot' });
    expect(said).toContain('418');
    expect(said).not.toContain('teapot');
  });
});
