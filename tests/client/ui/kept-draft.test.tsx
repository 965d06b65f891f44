import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { type Kept, useKeptDraft } from '../../../client/ui/use-kept-draft.ts';

type Draft = Kept<null, { words: string }>;

/** What a form of this draft has as it is drawn now. */
function drawn(): Draft {
  let kept: Draft | undefined;
  const Shown = () => {
    kept = useKeptDraft('response:fire', null, () => ({ words: '' }));
    return null;
  };
  renderToStaticMarkup(<Shown />);
  return kept!;
}

it('a draft that was sent is known from one in which somebody has gone on writing since', () => {
  vi.stubGlobal('window', new EventTarget());
  drawn().change({ words: '关阀' });
  const sent = drawn();
  expect(sent.isWrittenOn()).toBe(false);
  drawn().change({ words: '关阀并疏散' });
  expect(sent.isWrittenOn()).toBe(true);
  sent.discard();
  expect(sent.isWrittenOn()).toBe(false);
  vi.unstubAllGlobals();
});
