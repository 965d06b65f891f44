import type { EmergencyPlan } from '../../../shared/model/emergency-plan.ts';
import { useText } from '../../i18n/use-text.ts';

/** By when a plan is to be reviewed and how that stands; nothing for one that never held. */
export function ReviewMark({ plan: { review, reviewDue } }: { plan: EmergencyPlan }) {
  const text = useText();
  if (review === null) return <>{text('plans.review.none')}</>;
  const word = text(`plans.review.${review}`);
  return (
    <>
      <span className="jw-nowrap">{reviewDue}</span>
      <span className="jw-town">{review === 'current' ? word : <b>{word}</b>}</span>
    </>
  );
}
