import type { ReactNode } from 'react';
import {
  DANGER_SEVERITIES,
  DANGER_STATES,
  type Danger,
  type DangerStep,
} from '../../../shared/model/danger.ts';
import {
  dangerStepRefusal,
  dangerStepsFrom,
  isLowering,
} from '../../../shared/risk/danger-life.ts';
import { stepDanger } from '../../commands/keep-danger.ts';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { Day } from '../hazards/day.tsx';
import { Track } from '../track.tsx';
import { useMayKeep } from '../use-may-keep.ts';
import { NoticeForm } from './notice-form.tsx';

/** One hidden danger: how far it is, the five elements of its notice, and the next acts. */
export function DangerView({ danger, changed }: { danger: Danger; changed: Done }) {
  const text = useText();
  const mayKeep = useMayKeep();
  return (
    <div className="jw-danger" data-testid="danger">
      <Track
        steps={DANGER_STATES.map((state) => [state, text(`danger-state.${state}`)])}
        reached={danger.state}
      />
      <Acts danger={danger} changed={changed} mayKeep={mayKeep} />
      <Happened danger={danger} />
      <Elements danger={danger} />
    </div>
  );
}

type Plain = Exclude<DangerStep, 'grade' | 'notify'>;

function Acts({ danger, changed, mayKeep }: { danger: Danger; changed: Done; mayKeep: boolean }) {
  const text = useText();
  if (!mayKeep || danger.state === 'closed') return null;
  const steps = dangerStepsFrom(danger.state);
  const basedOn = danger.version;
  return (
    <>
      <div className="jw-hazard-steps">
        {steps.includes('grade') &&
          DANGER_SEVERITIES.filter((severity) => !isLowering(danger, severity)).map((severity) => (
            <ActButton
              key={severity}
              word={text('said.of', {
                name: text('danger-step.grade'),
                words: text(`danger-severity.${severity}`),
              })}
              act={() => stepDanger(danger.id, { basedOn, step: 'grade', severity })}
              done={changed}
            />
          ))}
        {steps
          .filter((step): step is Plain => step !== 'grade' && step !== 'notify')
          .map((step) => (
            <PlainAct key={step} danger={danger} step={step} changed={changed} />
          ))}
      </div>
      {steps.includes('grade') && isLowering(danger, 'general') && (
        <LowerForm danger={danger} changed={changed} />
      )}
      {steps.includes('notify') && <NoticeForm danger={danger} changed={changed} />}
    </>
  );
}

function PlainAct({ danger, step, changed }: { danger: Danger; step: Plain; changed: Done }) {
  const text = useText();
  const by = useLive((live) => live.me?.id) ?? '';
  const refusal = dangerStepRefusal(step, danger, { by, now: serverNow() });
  const word = text(`danger-step.${step}`);
  if (refusal === null) {
    return (
      <ActButton
        word={word}
        sure={text('hazards.step.sure', { step: word, name: danger.finding })}
        act={() => stepDanger(danger.id, { basedOn: danger.version, step })}
        done={changed}
      />
    );
  }
  return (
    <span className="jw-refused">
      <button type="button" className="jw-button" disabled>
        {word}
      </button>
      {text(`error.${refusal}`)}
    </span>
  );
}

/** A major danger made a general one: by another account than graded it, with a reason. */
function LowerForm({ danger, changed }: { danger: Danger; changed: Done }) {
  const text = useText();
  const by = useLive((live) => live.me?.id) ?? '';
  const words = { name: text('danger-step.grade'), words: text('danger-severity.general') };
  const act = { by, now: serverNow(), severity: 'general', reason: '' } as const;
  const refusal = dangerStepRefusal('grade', danger, act);
  if (refusal !== null) {
    return <p className="jw-secondary">{text(`error.${refusal}`)}</p>;
  }
  return (
    <CreateForm
      create={(form) =>
        stepDanger(danger.id, {
          ...{ basedOn: danger.version, step: 'grade', severity: 'general' },
          reason: String(form.get('reason')).trim(),
        })
      }
      done={changed}
      word={text('said.of', words)}
    >
      <label className="jw-hazard-wide">
        {text('dangers.lower.reason')}
        <input className="jw-input" name="reason" required maxLength={300} />
      </label>
    </CreateForm>
  );
}

/** When what was done, and by which account. */
function Happened({ danger }: { danger: Danger }) {
  const text = useText();
  const names = useNames();
  const happened = [
    [text('dangers.found'), danger.foundAt, danger.foundBy],
    [text('dangers.supervised'), danger.supervisedAt, undefined],
    [text('dangers.escalated'), danger.escalatedAt, undefined],
    [
      text(danger.removedByAuthority ? 'dangers.removed' : 'dangers.rectified'),
      ...([danger.rectifiedAt, danger.rectifiedBy] as const),
    ],
    [text('dangers.reviewed'), danger.reviewedAt, danger.reviewedBy],
    [text('danger-state.closed'), danger.closedAt, undefined],
  ] as const;
  return (
    <dl className="jw-facts">
      <dt>{text('dangers.origin')}</dt>
      <dd>{text(`dangers.origin.${danger.origin}`)}</dd>
      {happened.map(
        ([word, at, by]) =>
          at !== null && (
            <Line key={word} word={word}>
              <TimeText at={at} /> {by != null && actorName(by, text, names)}
            </Line>
          ),
      )}
    </dl>
  );
}

function Line({ word, children }: { word: string; children: ReactNode }) {
  return (
    <>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Elements({ danger: { rectification } }: { danger: Danger }) {
  const text = useText();
  if (rectification === null) return null;
  const { responsibleUnit, post, measures, fundsYuan, deadline, contingency } = rectification;
  return (
    <>
      <h4>{text('dangers.elements')}</h4>
      <dl className="jw-facts">
        <Line word={text('dangers.unit')}>
          {[responsibleUnit, text(`post.${post}`)].join(text('list.and'))}
        </Line>
        <Line word={text('dangers.measures')}>{measures}</Line>
        <Line word={text('dangers.funds')}>{formatNumber(fundsYuan)}</Line>
        <Line word={text('dangers.deadline')}>
          <Day at={deadline} />
        </Line>
        <Line word={text('dangers.contingency')}>{contingency}</Line>
      </dl>
    </>
  );
}
