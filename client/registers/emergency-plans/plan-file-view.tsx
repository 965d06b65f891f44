import { useState } from 'react';
import type { PlanBody } from '../../../shared/model/emergency-plan.ts';
import { isPlanWritable } from '../../../shared/risk/emergency-plan-life.ts';
import type { EmergencyPlanFile } from '../../../shared/wire/emergency-plan-file.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { AreaName } from '../../ui/area-select.tsx';
import type { Done } from '../../ui/done.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { keptFrom } from '../../ui/use-kept-draft.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { StepHistory } from '../step-history.tsx';
import { PlanActs } from './plan-acts.tsx';
import { aboutPlan, PlanBodyForm } from './plan-body-form.tsx';
import { PlanBodyView } from './plan-body-view.tsx';
import { ReviewMark } from './review-mark.tsx';
import './plan-lines.css';

type Props = { id: string; close: () => void; changed: Done };

/** The file of one plan: where it stands, what may be done now, its text and its life. */
export function EmergencyPlanFileView({ id, close, changed }: Props) {
  const text = useText();
  const { value, refusal, again } = useQuestion<EmergencyPlanFile>(
    `/api/emergency-plans/${encodeURIComponent(id)}`,
  );
  // Here, and not in what a newer version lays out anew: who writes goes on writing.
  const [writing, setWriting] = useState(() => keptFrom(aboutPlan(id)) !== undefined);
  const done = async () => {
    await Promise.all([again(), changed()]);
  };
  return (
    <section className="jw-admin-section" data-testid="plan-file">
      <div>
        <button type="button" className="jw-button" onClick={close}>
          {text('plans.close')}
        </button>
      </div>
      {value !== null && (
        <File
          key={value.plan.version}
          file={value}
          changed={done}
          writing={writing}
          write={setWriting}
        />
      )}
      {value === null && refusal !== null && (
        <ErrorState reason={refusalText(text, refusal)} retry={again} />
      )}
      {value === null && refusal === null && <LoadingState />}
    </section>
  );
}

/** While it is written there are no acts: they would be on the text that was saved, not on what stands in the form. */
function File(props: {
  file: EmergencyPlanFile;
  changed: Done;
  writing: boolean;
  write: (writing: boolean) => void;
}) {
  const { file, changed, writing, write } = props;
  const text = useText();
  const { plan, body, effective } = file;
  return (
    <div className="jw-file">
      <h2>
        {plan.name} {plan.synthetic && <SyntheticBadge />}
      </h2>
      <div className="jw-file-columns">
        <Facts file={file} />
        <div className="jw-plan-column">
          {!writing && <PlanActs plan={plan} done={changed} />}
          <StepHistory
            title={text('plans.history')}
            steps={file.steps}
            wordOf={(act) => text(`emergency-plan-done.${act}`)}
          />
        </div>
      </div>
      {isPlanWritable(plan.state) && !writing && (
        <div>
          <button type="button" className="jw-button" onClick={() => write(true)}>
            {text('plans.edit')}
          </button>
        </div>
      )}
      {writing ? (
        <PlanBodyForm
          plan={plan}
          body={body}
          saved={async () => {
            await changed();
            write(false);
          }}
          cancel={() => write(false)}
        />
      ) : (
        <Texts body={body} effective={effective} />
      )}
    </div>
  );
}

/** The text at work, and beside it what holds where the two differ in time. */
function Texts({ body, effective }: { body: PlanBody; effective: PlanBody | null }) {
  const text = useText();
  const isSame = effective !== null && JSON.stringify(body) === JSON.stringify(effective);
  return (
    <>
      {!isSame && <PlanBodyView title={text('plans.text-at-work')} body={body} />}
      {effective !== null && <PlanBodyView title={text('plans.text-in-force')} body={effective} />}
    </>
  );
}

function Facts({ file: { plan, body } }: { file: EmergencyPlanFile }) {
  const text = useText();
  const departmentName = useDepartmentName();
  return (
    <dl className="jw-facts">
      <dt>{text('plans.state')}</dt>
      <dd>
        {text(`emergency-plan-state.${plan.state}`)} ·{' '}
        {plan.edition === 0
          ? text('plans.edition.none')
          : text('plans.edition', { edition: plan.edition })}
      </dd>
      <dt>{text('plans.class')}</dt>
      <dd>{text(`plan-class.${plan.class}`)}</dd>
      <dt>{text('plans.kind')}</dt>
      <dd>{text(`incident.kind.${plan.kind}`)}</dd>
      <dt>{text('plans.area')}</dt>
      <dd>
        <AreaName code={plan.area} />
      </dd>
      <dt>{text('plans.department')}</dt>
      <dd>{departmentName(plan.department)}</dd>
      <dt>{text('plans.basis')}</dt>
      <dd>{body.basis}</dd>
      <dt>{text('plans.filing')}</dt>
      <dd>{plan.filing ?? text('plans.none')}</dd>
      <dt>{text('plans.review')}</dt>
      <dd>
        <ReviewMark plan={plan} />
      </dd>
    </dl>
  );
}
