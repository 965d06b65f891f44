import type { Evacuation } from '../../../shared/model/evacuation.ts';
import { useEvacuationLines } from '../../situation/use-evacuation-lines.ts';
import { PlanFacts } from './plan-facts.tsx';
import { asItStands, SignedWords } from './signed-words.tsx';
import { TablesOf } from './tables-of.tsx';

/** What was signed, as it stands in the journal; once it has ended its plan is one of the past. */
export function SignedParts({ signed }: { signed: Evacuation }) {
  const { value } = useEvacuationLines();
  const order = asItStands(signed, value?.evacuations ?? []);
  return (
    <>
      <SignedWords order={order} />
      <div className="jw-evacuation-draft" data-outdated={order.endedAt !== null}>
        <PlanFacts plan={order.plan} />
        <TablesOf plan={order.plan} mayEdit={false} />
      </div>
    </>
  );
}
