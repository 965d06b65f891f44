import { useState } from 'react';
import { OPINION_VERDICTS, type OpinionVerdict } from '../../../shared/model/grid-plan.ts';
import type { GridPlanFile, NeededOpinion } from '../../../shared/wire/grid-plans.ts';
import { giveOpinion } from '../../commands/draw-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { tookStep } from '../session/plan-sync.ts';

/** The town or street and every affected committee, with what each answered (art. 49). */
export function Opinions({ file, open }: { file: GridPlanFile; open: boolean }) {
  const text = useText();
  const [area, setArea] = useState<string | null>(null);
  // An answer that comes late closes its own form, and not the one that was opened meanwhile.
  const close = (of: string) => setArea((now) => (now === of ? null : now));
  if (file.needed.length === 0) return null;
  return (
    <section aria-label={text('studio.opinions')} data-testid="opinions">
      <h3>{text('studio.opinions')}</h3>
      <ul className="jw-list">
        {file.needed.map((needed) => (
          <li key={needed.area} className="jw-opinion" data-area={needed.area}>
            <Needed needed={needed} />
            {open && area !== needed.area && (
              <button type="button" className="jw-button" onClick={() => setArea(needed.area)}>
                {text('studio.record-opinion')}
              </button>
            )}
            {open && area === needed.area && (
              <OpinionForm file={file} needed={needed} close={() => close(needed.area)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Needed({ needed: { name, level, heard } }: { needed: NeededOpinion }) {
  const text = useText();
  return (
    <>
      <span className="jw-row">
        <b className="jw-grow">{name}</b>
        <span className="jw-small jw-secondary">{text(`area-level.${level}`)}</span>
      </span>
      {heard === null ? (
        <span className="jw-secondary">{text('studio.not-heard')}</span>
      ) : (
        <span>
          <b>{text(`verdict.${heard.verdict}`)}</b> {heard.reason} · {heard.organisation}{' '}
          <TimeText at={heard.recordedAt} />
          {!heard.current && (
            <span className="jw-secondary"> {text('studio.opinion-outdated')}</span>
          )}
        </span>
      )}
    </>
  );
}

function OpinionForm({
  file: { plan },
  needed,
  close,
}: {
  file: GridPlanFile;
  needed: NeededOpinion;
  close: () => void;
}) {
  const text = useText();
  const [verdict, setVerdict] = useState<OpinionVerdict>('agree');
  return (
    <CreateForm
      create={(form, key) => {
        const opinion = {
          ...{ basedOn: plan.revision, area: needed.area, verdict },
          reason: String(form.get('reason') ?? '').trim() || null,
          organisation: String(form.get('organisation')),
        };
        return giveOpinion(plan.id, opinion, key);
      }}
      done={(after) => {
        close();
        tookStep(after);
      }}
      word={text('studio.record')}
    >
      <Choice
        label={text('studio.verdict')}
        names={OPINION_VERDICTS}
        chosen={verdict}
        wordOf={(name) => text(`verdict.${name}`)}
        choose={setVerdict}
      />
      <label>
        {text('studio.opinion-reason')}
        <textarea
          className="jw-input"
          name="reason"
          rows={2}
          maxLength={500}
          required={verdict !== 'agree'}
        />
      </label>
      <label>
        {text('studio.organisation')}
        <input
          className="jw-input"
          name="organisation"
          required
          maxLength={120}
          defaultValue={needed.name}
        />
      </label>
      <button type="button" className="jw-button" onClick={close}>
        {text('admin.cancel')}
      </button>
    </CreateForm>
  );
}
