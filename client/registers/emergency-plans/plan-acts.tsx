import { useState } from 'react';
import type { EmergencyPlan } from '../../../shared/model/emergency-plan.ts';
import { emergencyPlanActsFor, needsPlanReason } from '../../../shared/risk/emergency-plan-life.ts';
import { actOnEmergencyPlan } from '../../commands/manage-emergency-plans.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { WordsField } from '../../ui/words-field.tsx';

/** What this desk may do with the plan now; who wrote in it is told that somebody else goes on. */
export function PlanActs({ plan, done }: { plan: EmergencyPlan; done: Done }) {
  const text = useText();
  const me = useLive((live) => live.me);
  const [reason, setReason] = useState('');
  const [filing, setFiling] = useState('');
  if (me === null) return null;
  const acts = emergencyPlanActsFor(plan, me);
  const isOwn = plan.drafters.includes(me.id) && plan.state !== 'in_force';
  return (
    <>
      {isOwn && <p className="jw-note">{text('plans.own-draft')}</p>}
      {acts.length === 0 && !isOwn && <p className="jw-note">{text('plans.nothing-to-do')}</p>}
      {acts.length > 0 && (
        <div className="jw-file-acts" data-testid="plan-acts">
          {acts.includes('publish') && (
            <WordsField
              label={text('plans.filing')}
              longest={80}
              words={filing}
              change={setFiling}
            />
          )}
          {acts.some(needsPlanReason) && (
            <WordsField
              label={text('plans.reason')}
              longest={500}
              words={reason}
              change={setReason}
            />
          )}
          {acts.map((act) => (
            <ActButton
              key={act}
              word={text(`emergency-plan-act.${act}`)}
              {...(act === 'withdraw' && { sure: text('plans.withdraw.sure') })}
              act={() =>
                actOnEmergencyPlan(plan, {
                  act,
                  filing: act === 'publish' ? filing.trim() || null : null,
                  reason: reason.trim() || null,
                })
              }
              done={done}
            />
          ))}
        </div>
      )}
    </>
  );
}
