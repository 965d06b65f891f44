import { OPINION_VERDICTS, type OpinionVerdict } from '../../../shared/model/grid-plan.ts';
import type { NeededOpinion, PlanFile } from '../../../shared/wire/grid-plans.ts';
import { giveOpinion } from '../../commands/manage-plans.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** Who must be heard (art. 49), what each answered, and a line to record an answer with. */
export function Opinions({ file, done }: { file: PlanFile; done: () => void }) {
  const text = useText();
  const { plan, needed } = file;
  const missing = needed.filter(({ heard }) => heard?.current !== true);
  return (
    <section>
      <h3>
        {text('plan.opinions')}
        {missing.length > 0 && needed.length > 0 && (
          <b className="jw-late">{text('plan.opinions.missing', { count: missing.length })}</b>
        )}
      </h3>
      {needed.length === 0 && <p className="jw-secondary">{text('plan.opinions.unchecked')}</p>}
      {needed.length > 0 && (
        <div className="jw-table-frame">
          <table className="jw-table" data-testid="plan-opinions">
            <thead>
              <tr>
                <th>{text('plan.body')}</th>
                <th>{text('plan.verdict')}</th>
                <th>{text('plan.opinion-reason')}</th>
                <th>{text('plan.recorded')}</th>
              </tr>
            </thead>
            <tbody>
              {needed.map((body) => (
                <BodyRow key={body.area} body={body} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {plan.state === 'consulting' && needed.length > 0 && <OpinionForm file={file} done={done} />}
    </section>
  );
}

function BodyRow({ body: { name, level, heard } }: { body: NeededOpinion }) {
  const text = useText();
  return (
    <tr>
      <td>
        {name}
        <span className="jw-secondary jw-small jw-block">{text(`plan.level.${level}`)}</span>
      </td>
      <td>
        {heard === null ? (
          <b className="jw-late">{text('plan.not-heard')}</b>
        ) : (
          <>
            {text(`plan.verdict.${heard.verdict}`)}
            {!heard.current && <b className="jw-late">{text('plan.earlier-drawing')}</b>}
          </>
        )}
      </td>
      <td>{heard?.reason ?? '–'}</td>
      <td>
        {heard === null ? (
          '–'
        ) : (
          <>
            {heard.organisation} · {heard.recordedBy} · <TimeText at={heard.recordedAt} />
          </>
        )}
      </td>
    </tr>
  );
}

/** Towns before committees, as those who are still to be heard. */
function OpinionForm({ file, done }: { file: PlanFile; done: () => void }) {
  const text = useText();
  const town = useLive(({ me }) => me?.scope.town ?? null);
  const bodies = file.needed.filter(({ area }) => town === null || area.startsWith(town));
  const next = bodies.find(({ heard }) => heard?.current !== true);
  if (bodies.length === 0) return null;
  return (
    <CreateForm
      key={next?.area ?? 'all'}
      word={text('plan.act.opine')}
      create={(form) => {
        const area = String(form.get('area'));
        return giveOpinion(file.plan.id, {
          basedOn: file.plan.revision,
          area,
          verdict: String(form.get('verdict')) as OpinionVerdict,
          reason: String(form.get('reason')).trim() || null,
          organisation: bodies.find((body) => body.area === area)?.name ?? area,
        });
      }}
      done={done}
    >
      <label>
        {text('plan.body')}
        <select className="jw-select" name="area" defaultValue={next?.area}>
          {bodies.map(({ area, name }) => (
            <option key={area} value={area}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('plan.verdict')}
        <select className="jw-select" name="verdict">
          {OPINION_VERDICTS.map((verdict) => (
            <option key={verdict} value={verdict}>
              {text(`plan.verdict.${verdict}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="jw-grow">
        {text('plan.opinion-reason')}
        <input className="jw-input" name="reason" maxLength={500} />
      </label>
    </CreateForm>
  );
}
