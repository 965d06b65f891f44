import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import { planStepsFrom } from '../../../shared/risk/grid-plan-life.ts';
import { rebasePlan } from '../../commands/draw-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { usePlan } from '../session/plan-store.ts';
import { tookStep } from '../session/plan-sync.ts';
import { setStudio } from '../tools/studio-store.ts';
import { AcknowledgeAct, ApproveForm, CloseForm, ConsultAct, FileForm } from './life-acts.tsx';
import { Opinions } from './opinions.tsx';

/** The plan's life: what it is for, who must be heard and was, what comes next, and what has been. */
export function LifeTab() {
  const text = useText();
  const file = usePlan(({ session }) => session?.file ?? null);
  const waits = usePlan(({ session }) => (session?.queue.length ?? 0) > 0);
  if (!file) return null;
  const { plan } = file;
  const steps = planStepsFrom(plan.state);
  return (
    <div className="jw-life" data-testid="plan-life">
      <p>{plan.reason}</p>
      <button type="button" className="jw-button" onClick={() => setStudio({ impactOpen: true })}>
        {text('studio.impact')}
      </button>
      {file.overlapping.map((other) => (
        <p key={other.id} className="jw-small" role="note">
          {text('studio.overlaps', { name: other.name, state: text(`plan-state.${other.state}`) })}
        </p>
      ))}
      {plan.baseOutdated && steps.length > 0 && (
        <p role="alert" className="jw-error">
          {text('studio.base-outdated')}{' '}
          <ActButton
            word={text('studio.rebase')}
            sure={text('studio.rebase.sure')}
            act={() => rebasePlan(plan.id, plan.revision)}
            done={({ plan: moved }) => tookStep(moved)}
          />
        </p>
      )}
      {waits && <p className="jw-secondary jw-small">{text('studio.life-waits')}</p>}
      {steps.includes('consult') && <ConsultAct plan={plan} />}
      <Opinions file={file} open={steps.includes('opine')} />
      {steps.includes('approve') && <ApproveForm plan={plan} />}
      {steps.includes('file') && plan.filing === null && <FileForm plan={plan} />}
      {steps.includes('acknowledge') && <AcknowledgeAct plan={plan} />}
      <Timeline plan={plan} />
      {(['reject', 'withdraw'] as const)
        .filter((step) => steps.includes(step))
        .map((step) => (
          <CloseForm key={step} plan={plan} step={step} />
        ))}
    </div>
  );
}

/** What has been, oldest first, each with its time and who. */
function Timeline({ plan }: { plan: GridPlan }) {
  const text = useText();
  const names = useNames();
  const been: [key: string, at: string | null, by: string | null, more?: string | null][] = [
    ['drafted', plan.draftedAt, plan.draftedBy],
    ['checked', plan.check?.at ?? null, null],
    ['consulted', plan.consultedAt, null],
    ['approved', plan.approvedAt, plan.approvedBy, plan.approvalAnswer],
    ['due', plan.effectiveAt === null ? plan.effectiveFrom : null, null],
    ['effective', plan.effectiveAt, null],
    ['filed', plan.filing?.filedAt ?? null, plan.filing?.recordedBy ?? null, plan.filing?.number],
    ['file-by', plan.filing === null ? plan.fileBy : null, null],
    ['acknowledged', plan.acknowledgedAt, null],
    ['closed', plan.closedAt, plan.closedBy, plan.closingReason],
  ];
  return (
    <section aria-label={text('studio.timeline')}>
      <h3>{text('studio.timeline')}</h3>
      <ol className="jw-timeline-plan">
        {been.map(([key, at, by, more]) =>
          at === null ? null : (
            <li key={key}>
              <b>{text(`timeline.${key as 'drafted'}`)}</b> <TimeText at={at} />
              {by !== null && <span className="jw-secondary"> {actorName(by, text, names)}</span>}
              {more && <span> {more}</span>}
              {key === 'file-by' && plan.filingLate && (
                <>
                  {' '}
                  <b className="jw-late">{text('studio.filing-late')}</b>
                </>
              )}
            </li>
          ),
        )}
      </ol>
    </section>
  );
}
