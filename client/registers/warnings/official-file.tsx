import type { Warning } from '../../../shared/model/warning.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { WarningBadges } from '../../situation/warning-badges.tsx';
import { WarningFacts } from '../../situation/warning-facts.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { AreaSketch } from './area-sketch.tsx';

/** One official warning whole: its words, its facts and where it holds. */
export function OfficialFile({ id, close }: { id: string; close: () => void }) {
  const text = useText();
  const nameOf = useNameOf();
  const { value, refusal, again } = useQuestion<Warning>(`/api/warnings/${encodeURIComponent(id)}`);
  if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
  if (value === null) return <LoadingState />;
  return (
    <article className="jw-warning-file" data-testid="official-file">
      <header className="jw-row jw-wide">
        {value.level !== null && <LevelMark condition={value.level} />}
        <h2 className="jw-grow">{value.headline ?? nameOf(value.event)}</h2>
        <WarningBadges {...value} />
        <button type="button" className="jw-button" onClick={close}>
          {text('panel.close')}
        </button>
      </header>
      <div className="jw-file-words">
        {value.description !== null && <p className="jw-told">{value.description}</p>}
        {value.instruction !== null && (
          <p className="jw-told">
            <strong>{text('warnings.instruction')}</strong> {value.instruction}
          </p>
        )}
        <WarningFacts warning={value} />
      </div>
      <AreaSketch rings={value.outline.coordinates.flat()} level={value.level} />
    </article>
  );
}
