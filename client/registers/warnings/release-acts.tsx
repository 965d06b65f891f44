import { useState } from 'react';
import type { Release } from '../../../shared/model/release.ts';
import { discardRelease, stepRelease, withdrawRelease } from '../../commands/manage-warnings.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { WordsField } from '../../ui/words-field.tsx';

/** What can be done with a release as it stands, by whoever looks at it. */
export function ReleaseActs({
  release,
  changed,
  edit,
}: {
  release: Release;
  changed: Done<[Release]>;
  edit: () => void;
}) {
  const text = useText();
  const me = useLive((live) => live.me?.id);
  const [reason, setReason] = useState('');
  const { id, versions } = release;
  const newest = versions[0]!;
  const { state } = newest;
  const isOut = versions.some((one) => one.state === 'published');
  const inWork = state === 'draft' || state === 'reviewed';
  const isOwn = newest.draftedBy === me;
  return (
    <div className="jw-row jw-wrap">
      {state === 'draft' && isOwn && <span>{text('releases.needs-another')}</span>}
      {state === 'draft' && !isOwn && (
        <ActButton
          word={text('releases.review')}
          act={() => stepRelease(id, 'review', newest)}
          done={changed}
        />
      )}
      {state === 'reviewed' && (
        <ActButton
          word={text('releases.publish')}
          sure={text(newest.body.drill ? 'releases.publish.sure-drill' : 'releases.publish.sure')}
          act={() => stepRelease(id, 'publication', newest)}
          done={changed}
        />
      )}
      {(inWork || isOut) && (
        <button type="button" className="jw-button" onClick={edit}>
          {text(inWork ? 'releases.edit' : 'releases.correct')}
        </button>
      )}
      {inWork && (
        <ActButton
          word={text('releases.discard')}
          sure={text('releases.discard.sure')}
          act={() => discardRelease(id)}
          done={changed}
        />
      )}
      {isOut && (
        <span className="jw-row">
          <WordsField
            label={text('releases.reason')}
            longest={200}
            words={reason}
            change={setReason}
          />
          {reason.trim() !== '' && (
            <ActButton
              word={text('releases.withdraw')}
              sure={text('releases.withdraw.sure')}
              act={() => withdrawRelease(id, reason.trim())}
              done={changed}
            />
          )}
        </span>
      )}
    </div>
  );
}
