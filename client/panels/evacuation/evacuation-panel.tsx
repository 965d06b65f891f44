import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Evacuation, EvacuationEdits } from '../../../shared/model/evacuation.ts';
import type { EvacuationDraft } from '../../../shared/wire/evacuation.ts';
import {
  askDraft,
  changeEdits,
  closeEvacuation,
  FARTHEST,
  keepArea,
  leaveEvacuation,
  lookFarther,
  stepBackInEvacuation,
} from '../../commands/evacuate.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useEvacuationLines } from '../../situation/use-evacuation-lines.ts';
import { type Drafting, useEvacuation } from '../../store/evacuation-store.ts';
import { useLive } from '../../store/live-store.ts';
import { useSketchOf } from '../../store/sketch-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import { isTyping } from '../../ui/is-typing.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { AreaFields } from './area-fields.tsx';
import { MoveTable } from './move-table.tsx';
import { NumberField } from './number-field.tsx';
import { OrderList } from './order-list.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { GridTable, ShelterTable } from './plan-tables.tsx';
import { SignBlock } from './sign-block.tsx';
import { asItStands, SignedWords } from './signed-words.tsx';
import { useFocusBack } from './use-focus-back.ts';
import './evacuation-panel.css';

/** From an affected area to a signed order: one draft, every step of which can be changed. */
export function EvacuationPanel() {
  const text = useText();
  const drafting = useEvacuation();
  const incident = useLive((live) => live.incidents.get(drafting?.incident ?? ''));
  const isDrawing = useSketchOf('evacuation') !== null;
  useEffect(() => closeEvacuation, []);
  useEscape();
  const panel = useRef<HTMLElement>(null);
  useFocusBack(panel, drafting !== null);
  useKeptFocus(panel, drafting !== null);
  if (drafting === null) return null;
  return (
    <section
      ref={panel}
      className="jw-evacuation"
      aria-label={text('evacuation.title')}
      aria-busy={drafting.asking}
      data-drawing={isDrawing}
      data-testid="evacuation"
    >
      <header className="jw-row">
        <h3 className="jw-grow" tabIndex={-1}>
          {text('evacuation.title')}
          {incident !== undefined && ` · ${incident.title}`}
        </h3>
        <button
          type="button"
          className="jw-icon"
          aria-label={text('panel.close')}
          onClick={leaveEvacuation}
        >
          <X aria-hidden="true" />
        </button>
      </header>
      {drafting.leaving && <AskLeave />}
      <div className="jw-evacuation-body">
        {drafting.signed === null ? (
          <DraftParts drafting={drafting} />
        ) : (
          <SignedParts signed={drafting.signed} />
        )}
        <Fold word={text('evacuation.orders')}>
          <OrderList />
        </Fold>
      </div>
    </section>
  );
}

/** Escape steps back here before it does on the desk; in a window, a menu or a field elsewhere it is theirs. */
function useEscape(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest('[role="dialog"], [role="menu"]')) return;
      if (isTyping(at) && at?.closest('[data-testid="evacuation"]') === null) return;
      event.preventDefault();
      stepBackInEvacuation();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function AskLeave() {
  const text = useText();
  return (
    <div className="jw-row jw-wrap jw-note" role="alert">
      <span className="jw-grow">{text('evacuation.leave')}</span>
      <button type="button" className="jw-button" onClick={stepBackInEvacuation}>
        {text('evacuation.leave.stay')}
      </button>
      <button type="button" className="jw-button" onClick={closeEvacuation}>
        {text('evacuation.leave.go')}
      </button>
    </div>
  );
}

function DraftParts({ drafting }: { drafting: Drafting }) {
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
      act={(key) => keepArea(drafting, incident, key)}
      done={() => undefined}
    />
  );
}

/** What was signed, as it stands in the journal; once it has ended its plan is one of the past. */
function SignedParts({ signed }: { signed: Evacuation }) {
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

function TablesOf(props: Parameters<typeof GridTable>[0]) {
  const text = useText();
  const { grids, shelters, lines } = props.plan;
  return (
    <>
      <Fold word={text('evacuation.grids', { count: grids.length })}>
        <GridTable {...props} />
      </Fold>
      <Fold word={text('evacuation.shelters', { count: shelters.length })}>
        <ShelterTable {...props} />
      </Fold>
      <Fold word={text('evacuation.moves', { count: lines.length })}>
        <MoveTable {...props} />
      </Fold>
    </>
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

function Fold({ word, children }: { word: string; children: ReactNode }) {
  return (
    <details>
      <summary>{word}</summary>
      {children}
    </details>
  );
}
