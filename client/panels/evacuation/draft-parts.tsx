import type { EvacuationEdits } from '../../../shared/model/evacuation.ts';
import type { EvacuationDraft } from '../../../shared/wire/evacuation.ts';
import { askDraft, changeEdits, FARTHEST, keepArea, lookFarther } from '../../commands/evacuate.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Drafting } from '../../store/evacuation-store.ts';
import { useLive } from '../../store/live-store.ts';
import { useSketchOf } from '../../store/sketch-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import { AreaFields } from './area-fields.tsx';
import { Fold } from './fold.tsx';
import { NumberField } from './number-field.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { SignBlock } from './sign-block.tsx';
import { TablesOf } from './tables-of.tsx';

/** A draft as it stands: its area, what it comes to, and its signing; every step of it can be changed. */
export function DraftParts({ drafting }: { drafting: Drafting }) {
  const text = useText();
  const { draft, refusal, asking, edits } = drafting;
  const mayLook = !asking && edits.beyondMetres < FARTHEST;
  return (
    <>
      <AreaFields drafting={drafting} />
      {refusal !== null && (
        <p role="alert" className="jw-error">
          {refusalText(text, refusal)}
        </p>
      )}
      {(draft !== null || refusal !== null) && (
        <div className="jw-row jw-wrap">
          {draft !== null && refusal === null && <KeepArea drafting={{ ...drafting, draft }} />}
          <button
            type="button"
            className="jw-button"
            disabled={asking}
            onClick={() => void askDraft()}
          >
            {text('evacuation.again')}
          </button>
        </div>
      )}
      {draft === null && refusal === null && (
        <p role="status" className="jw-secondary">
          {text('state.loading')}
        </p>
      )}
      {draft !== null && (
        <div className="jw-evacuation-draft" data-outdated={refusal !== null}>
          {refusal !== null && <p className="jw-late">{text('evacuation.outdated')}</p>}
          <PlanFacts
            plan={draft.plan}
            {...(mayLook ? { farther: () => void lookFarther() } : {})}
          />
          <TablesOf plan={draft.plan} mayEdit />
          <Options edits={drafting.edits} />
          <p className="jw-small jw-secondary">
            {text('evacuation.drafted')} <Age at={drafting.draftedAt} />
          </p>
          {refusal === null && <SignBlock drafting={drafting} plan={draft.plan} />}
        </div>
      )}
    </>
  );
}

/** Says on the incident that this is the ground it affects, whether anybody is evacuated or not. */
function KeepArea({ drafting }: { drafting: Drafting & { draft: EvacuationDraft } }) {
  const text = useText();
  const incident = useLive((live) => live.incidents.get(drafting.incident ?? ''));
  const isDrawing = useSketchOf('evacuation') !== null;
  if (incident === undefined || drafting.asking || isDrawing) return null;
  const kept = incident.ground.area?.outline.coordinates;
  if (JSON.stringify(kept) === JSON.stringify(drafting.draft.plan.outline.coordinates)) {
    return <span className="jw-small jw-secondary">{text('ground.is-kept')}</span>;
  }
  return (
    <ActButton
      word={text('ground.keep')}
      wish={drafting.draft.plan.outline}
      act={(key) => keepArea(drafting, incident, key)}
      done={() => undefined}
    />
  );
}

const OPTIONS = [
  ['beyondMetres', 100, 0, 30_000],
  ['walkMetres', 100, 0, 5_000],
  ['seats', 1, 1, 300],
  ['days', 1, 1, 100],
] as const;

function Options({ edits }: { edits: EvacuationEdits }) {
  const text = useText();
  return (
    <Fold word={text('evacuation.options')}>
      <div className="jw-evacuation-fields">
        {OPTIONS.map(([key, step, min, max]) => (
          <NumberField
            key={key}
            visibleLabel
            label={text(`evacuation.option.${key}`)}
            value={edits[key]}
            {...{ step, min, max }}
            change={(value) => void changeEdits({ [key]: value })}
          />
        ))}
      </div>
      <p className="jw-small jw-secondary">{text('evacuation.options.note')}</p>
    </Fold>
  );
}
