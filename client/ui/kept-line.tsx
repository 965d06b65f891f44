import { useState } from 'react';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { serverNow } from '../store/clock.ts';
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
  const { begun } = kept;
  if (begun === null) return null;
  const discard = () => {
    forget?.();
    kept.discard();
  };
  return <Line begun={begun} discard={discard} isOvertaken={isOvertaken} />;
}

function Line(props: { begun: number; discard: () => void; isOvertaken: boolean }) {
  const { begun, discard, isOvertaken } = props;
  const text = useText();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const time = formatMoment(begun, serverNow(), language, false);
  return (
    <div className="jw-note jw-row jw-wrap jw-kept" data-testid="kept-draft">
      <span>
        {text('kept.begun', { time })} {isOvertaken && <b>{text('kept.overtaken')}</b>}
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
