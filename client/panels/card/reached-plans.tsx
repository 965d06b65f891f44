import type { PlanProposal } from '../../../shared/model/emergency-plan-task.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { ProposalHead } from './plan-proposals.tsx';
import './plan-board.css';

type Reached = { by: 'alarms' | 'warnings'; id: number };

/** Plans whose triggers this alarm or official warning reaches; they are activated on an incident. Nothing where there are none. */
export function ReachedPlans({ by, id }: Reached) {
  const text = useText();
  const isWall = useLive(({ me }) => me?.role === 'wall');
  const path = isWall ? null : `/api/${by}/${id}/plan-proposals`;
  const { value } = useQuestion<{ proposals: PlanProposal[] }>(path);
  if (value === null || value.proposals.length === 0) return null;
  return (
    <section className="jw-plan-board" data-testid="reached-plans">
      <h4 className="jw-small jw-secondary">{text('board.reached-title')}</h4>
      {value.proposals.map((proposal) => (
        <div key={proposal.plan} className="jw-plan-proposal">
          <ProposalHead proposal={proposal} />
        </div>
      ))}
      <p className="jw-small jw-secondary">{text('board.reached-hint')}</p>
    </section>
  );
}
