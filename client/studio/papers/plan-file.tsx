import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import { isPlanOpen } from '../../../shared/risk/plan-life.ts';
import type { PlanFile } from '../../../shared/wire/grid-plans.ts';
import { planPath } from '../../commands/manage-plans.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Track } from '../../registers/track.tsx';
import { useLive } from '../../store/live-store.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { FindingsList } from './findings-list.tsx';
import { Opinions } from './opinions.tsx';
import { PlanActs } from './plan-acts.tsx';
import { drawingLink } from './plan-address.ts';
import { PlanHistory } from './plan-history.tsx';
import { PlanStateText } from './plan-state.tsx';

const ASKED_EVERY_MS = 15_000;
const LIFE = [
  'draft',
  'checked',
  'consulting',
  'approved',
  'effective',
  'filed',
  'acknowledged',
] as const;

type Props = { id: string; back: () => void; showImpact: () => void };

/** One plan from its first line to its filing: where it stands, what was found, who was heard, what comes next. */
export function PlanFileView({ id, back, showImpact }: Props) {
  const text = useText();
  const { value, refusal, again } = useQuestion<PlanFile>(planPath(id), ASKED_EVERY_MS);
  const mayDraw = useLive(({ me }) => me?.role === 'analyst' || me?.role === 'administrator');
  if (value === null) {
    if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return <LoadingState />;
  }
  const { plan } = value;
  const reached = plan.state === 'revised' ? 'consulting' : plan.state;
  return (
    <article className="jw-file" data-testid="plan-file">
      <header className="jw-row">
        <h2 className="jw-grow">{plan.name}</h2>
        <PlanStateText plan={plan} />
        {mayDraw && isPlanOpen(plan.state) && (
          <a className="jw-button" href={drawingLink(plan.id)}>
            {text('plan.draw')}
          </a>
        )}
        <button type="button" className="jw-button" onClick={showImpact}>
          {text('plan.impact')}
        </button>
        <button type="button" className="jw-button" onClick={back}>
          {text('plan.back')}
        </button>
      </header>
      <Track steps={LIFE.map((state) => [state, text(`plan.state.${state}`)])} reached={reached} />
      {mayDraw && <PlanActs key={plan.state} plan={plan} done={again} />}
      <div className="jw-file-columns">
        <Facts plan={plan} />
        <section>
          <h3>{text('plan.overlapping')}</h3>
          {value.overlapping.length === 0 && (
            <p className="jw-secondary">{text('plan.overlapping.none')}</p>
          )}
          <ul className="jw-file-list">
            {value.overlapping.map(({ id: other, name, state, communities }) => (
              <li key={other}>
                <b>{name}</b>
                <span className="jw-secondary">
                  {text(`plan.state.${state}`)} ·{' '}
                  {text('plan.communities', { count: communities.length })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <Opinions file={value} done={again} />
      <section>
        <h3>{text('plan.findings')}</h3>
        {value.findings === null ? (
          <p className="jw-secondary">{text('plan.findings.unchecked')}</p>
        ) : (
          <FindingsList findings={value.findings} stale={plan.check?.revision !== plan.revision} />
        )}
      </section>
      <PlanHistory file={value} />
    </article>
  );
}

function Facts({ plan }: { plan: GridPlan }) {
  const text = useText();
  const moments: [name: Parameters<typeof text>[0], at: string | null][] = [
    ['plan.base-at', plan.baseAt],
    ['plan.temporary-until', plan.temporaryUntil],
    ['plan.effective-from', plan.effectiveFrom],
    ['plan.effective-at', plan.effectiveAt],
    ['plan.file-by', plan.fileBy],
    ['plan.filed-at', plan.filing?.filedAt ?? null],
  ];
  return (
    <dl className="jw-facts">
      <dt>{text('plan.area')}</dt>
      <dd>
        <AreaName code={plan.town ?? plan.county} />
        {' · '}
        {text('plan.communities', { count: plan.communities.length })}
      </dd>
      <dt>{text('plan.reason')}</dt>
      <dd>{plan.reason}</dd>
      <dt>{text('plan.drafted-by')}</dt>
      <dd>
        {plan.draftedBy} · <TimeText at={plan.draftedAt} />
      </dd>
      {moments.map(
        ([name, at]) =>
          at !== null && (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{text(name)}</dt>
              <dd>
                <TimeText at={at} />
              </dd>
            </div>
          ),
      )}
      {plan.filing !== null && (
        <>
          <dt>{text('plan.filing-number')}</dt>
          <dd>{plan.filing.number}</dd>
        </>
      )}
      {plan.closingReason !== null && (
        <>
          <dt>{text('plan.closing-reason')}</dt>
          <dd>{plan.closingReason}</dd>
        </>
      )}
    </dl>
  );
}
