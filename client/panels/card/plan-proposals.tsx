import { useState } from 'react';
import { RESPONSE_LEVELS } from '../../../shared/model/emergency-plan.ts';
import type { PlanActivation, PlanProposal } from '../../../shared/model/emergency-plan-task.ts';
import { activatePlan } from '../../commands/manage-emergency-plans.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { levelWord } from '../../situation/level-word.ts';
import { ResponseLevelOptions } from '../../situation/response-level-options.tsx';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { LevelMark } from '../../ui/level-mark.tsx';

type Props = {
  incident: string;
  proposals: readonly PlanProposal[];
  activations: readonly PlanActivation[];
  mayAct: boolean;
  done: Done;
};

/** Plans that could be put to work: those whose triggers are reached open, the others folded. */
export function PlanProposals({ incident, proposals, activations, mayAct, done }: Props) {
  const text = useText();
  if (proposals.length === 0 && activations.length === 0) {
    return <p className="jw-secondary">{text('board.none')}</p>;
  }
  const activeAt = (plan: string) =>
    Math.min(...activations.filter((one) => one.plan === plan).map(({ level }) => level), 5);
  // What is active at its level or a higher one is proposed no more.
  const isNews = ({ plan, level }: PlanProposal) => level !== null && level < activeAt(plan);
  const news = proposals.filter(isNews);
  const others = proposals.filter((one) => !isNews(one) && activeAt(one.plan) > 1);
  const item = (proposal: PlanProposal) => (
    <Proposal
      key={`${proposal.plan} ${proposal.level} ${activeAt(proposal.plan)}`}
      incident={incident}
      proposal={proposal}
      below={activeAt(proposal.plan)}
      mayAct={mayAct}
      done={done}
    />
  );
  return (
    <>
      {news.map(item)}
      {others.length > 0 && (
        <details>
          <summary className="jw-small">
            {text('board.other-plans', { count: others.length })}
          </summary>
          {others.map(item)}
        </details>
      )}
    </>
  );
}

type ProposalProps = {
  incident: string;
  proposal: PlanProposal;
  /** The level it is active at; 5: it is not. Only a higher one adds anything. */
  below: number;
  mayAct: boolean;
  done: Done;
};

function Proposal({ incident, proposal, below, mayAct, done }: ProposalProps) {
  const { plan, level: proposed } = proposal;
  const text = useText();
  const levels = RESPONSE_LEVELS.filter((one) => one < below);
  const [level, setLevel] = useState<number>(
    proposed !== null && proposed < below ? proposed : levels.at(-1)!,
  );
  const [reason, setReason] = useState('');
  const choice = { plan, level, deviation: reason.trim() || null };
  return (
    <div className="jw-plan-proposal" data-plan={plan}>
      <ProposalHead proposal={proposal} />
      {mayAct && (
        <div className="jw-send">
          <select
            className="jw-select"
            aria-label={text('board.level')}
            value={level}
            onChange={({ target }) => setLevel(Number(target.value))}
          >
            <ResponseLevelOptions levels={levels} />
          </select>
          {level !== proposed && (
            <input
              className="jw-input"
              aria-label={text('board.deviation')}
              placeholder={text('board.deviation.needed')}
              maxLength={300}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
          <ActButton
            word={text(below < 5 ? 'board.raise' : 'board.activate')}
            wish={choice}
            act={(key) => activatePlan(incident, choice, key)}
            done={done}
          />
        </div>
      )}
    </div>
  );
}

/** What is proposed, and on what grounds. */
export function ProposalHead({ proposal }: { proposal: PlanProposal }) {
  const text = useText();
  const nameOf = useNameOf();
  const { name, level, tasks, evidence, reviewOverdue } = proposal;
  return (
    <>
      <p>
        <b>{name}</b>{' '}
        {level === null ? (
          <span className="jw-secondary">{text('board.not-reached')}</span>
        ) : (
          text('board.proposed', { level: levelWord(text, level) })
        )}{' '}
        <span className="jw-secondary jw-small">{text('board.tasks-count', { count: tasks })}</span>{' '}
        {reviewOverdue && <b className="jw-late">{text('board.review-overdue')}</b>}
      </p>
      {evidence.length > 0 && (
        <ul className="jw-list jw-small" aria-label={text('board.evidence')}>
          {evidence.map((one) => (
            <li key={`${one.on} ${one.name} ${one.at}`} className="jw-row">
              {one.level === null ? (
                <span className="jw-secondary">{text('board.no-colour')}</span>
              ) : (
                <LevelMark condition={one.level} />
              )}
              <span className="jw-clip">{nameOf(one.name)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
