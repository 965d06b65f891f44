import { X } from 'lucide-react';
import { closeQuestion, toggleHoldTables } from '../../commands/ask-place.ts';
import { evacuateOutline } from '../../commands/evacuate.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { type Asked, useView } from '../../store/view-store.ts';
import { AnswerFacts } from './answer-facts.tsx';
import { AnswerLists } from './answer-lists.tsx';
import { GasAlert } from './gas-alert.tsx';
import { OpenHere } from './open-here.tsx';
import '../../ui/side-panel.css';
import './place-answer.css';

/** The question in words. @param name of the hazard that was asked about */
function titleOf(text: Text, { ground }: Asked, name: string): string {
  if (ground.kind === 'drawn') return text('places.drawn');
  const around = text('places.around', { metres: ground.metres });
  return ground.kind === 'hazard' ? `${around} · ${name}` : around;
}

/** What lies in the ground that was asked about: counts, a gas pipe that digging would touch, and the things. */
export function PlaceAnswerPanel() {
  const text = useText();
  const asked = useView((view) => view.asked);
  const registers = useLive((live) => live.registers);
  const mayAct = useLive(({ me }) => me?.role === 'coordinator' || me?.role === 'administrator');
  if (asked === null) return null;
  const { ground, answer, refusal } = asked;
  const hazard = ground.kind === 'hazard' ? registers?.hazardById.get(ground.id) : undefined;
  return (
    <section
      className="jw-side-panel jw-answer"
      aria-label={text('places.answer')}
      data-testid="place-answer"
    >
      <header className="jw-row">
        <h3 className="jw-grow">{titleOf(text, asked, hazard?.name ?? '')}</h3>
        <button
          type="button"
          className="jw-icon"
          aria-label={text('panel.close')}
          onClick={closeQuestion}
        >
          <X aria-hidden="true" />
        </button>
      </header>
      {answer === null && refusal === null && (
        <p role="status" className="jw-secondary">
          {text('state.loading')}
        </p>
      )}
      {refusal !== null && (
        <p role="alert" className="jw-error">
          {refusalText(text, refusal)}
        </p>
      )}
      {answer !== null && (
        <div className="jw-side-panel-body">
          {answer.gas.length > 0 && <GasAlert alert={answer.alert} gas={answer.gas} />}
          <AnswerFacts answer={answer} />
          <AnswerLists answer={answer} />
          {mayAct && ground.kind === 'place' && <OpenHere place={[...ground.place]} />}
          {mayAct && (
            <button
              type="button"
              className="jw-button"
              onClick={() => void evacuateOutline(answer.outline)}
            >
              {text('evacuation.from-here')}
            </button>
          )}
          <button
            type="button"
            className="jw-button"
            aria-pressed={asked.holdsTables}
            onClick={toggleHoldTables}
          >
            {text(asked.holdsTables ? 'places.tables-free' : 'places.tables-hold')}
          </button>
        </div>
      )}
    </section>
  );
}
