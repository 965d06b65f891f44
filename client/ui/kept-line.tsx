import { useState } from 'react';
import { useStore } from 'zustand';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { serverNow } from '../store/clock.ts';
import { goneDrafts, keptDrafts } from '../store/kept-drafts.ts';
import { formatMoment } from './format-time.ts';
import { Sure } from './sure.tsx';
import type { Kept } from './use-kept-draft.ts';

type Draft = Pick<Kept<unknown, unknown>, 'begun' | 'discard'>;

/**
 * Says above a form that what stands in it is not sent, and since when; nothing while nothing was written.
 * @param isOvertaken what it rests on is no longer what is there
 * @param forget takes back what else the form says of what was written
 */
export function KeptLine(props: { kept: Draft; isOvertaken?: boolean; forget?: () => void }) {
  const { kept, isOvertaken = false, forget } = props;
  const text = useText();
  const { begun } = kept;
  if (begun === null) return null;
  const discard = () => {
    forget?.();
    kept.discard();
  };
  return <Line begun={begun} discard={discard} but={isOvertaken ? text('kept.overtaken') : null} />;
}

/**
 * Says what was begun about things that are no longer in a list, so that it can be put away: there is no form any more to show it.
 * @param about what their names begin with, before the thing's own
 * @param known what is in the list; null while that is not known
 */
export function GoneDrafts({ about, known }: { about: string; known: readonly string[] | null }) {
  const text = useText();
  const drafts = useStore(keptDrafts.store, (state) => state.drafts);
  return goneDrafts(drafts, about, known).map(([name, { begun }]) => (
    <Line
      key={name}
      begun={begun}
      discard={() => keptDrafts.discard(name)}
      but={text('kept.gone')}
    />
  ));
}

/** @property but what speaks against sending it */
type LineProps = { begun: number; discard: () => void; but: string | null };

function Line({ begun, discard, but }: LineProps) {
  const text = useText();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const time = formatMoment(begun, serverNow(), language, false);
  return (
    <div className="jw-note jw-row jw-wrap jw-kept" data-testid="kept-draft">
      <span>
        {text('kept.begun', { time })} {but !== null && <b>{but}</b>}
      </span>
      {asking ? (
        <Sure
          sure={text('kept.discard.sure')}
          word={text('kept.discard')}
          act={discard}
          back={() => setAsking(false)}
        />
      ) : (
        <button type="button" className="jw-button" onClick={() => setAsking(true)}>
          {text('kept.discard')}
        </button>
      )}
    </div>
  );
}
