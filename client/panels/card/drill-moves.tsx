import { useState } from 'react';
import type { DrillMove, DrillMoveBoard } from '../../../shared/model/drill-move.ts';
import { moveRefusal, moveStepsFrom } from '../../../shared/risk/drill-move.ts';
import { movesPath, stepMove } from '../../commands/manage-drill-moves.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { moveWord } from '../../situation/move-words.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import type { Done } from '../../ui/done.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { WordsField } from '../../ui/words-field.tsx';
import { MakeMove } from './make-move.tsx';

const ASKED_EVERY_MS = 10_000;

type Props = { incident: string; mayAct: boolean; done: Done };

/** What is moved at an incident of a drill: units, shelters and supplies, none of which moves in truth. */
export function DrillMoves({ incident, mayAct, done }: Props) {
  const text = useText();
  const isPerson = useLive(({ me }) => me !== null && me.role !== 'wall');
  const path = isPerson ? movesPath(incident) : null;
  const { value, refusal, again } = useQuestion<DrillMoveBoard>(path, ASKED_EVERY_MS);
  const changed = async () => {
    await Promise.all([again(), done()]);
  };
  if (path === null) return null;
  if (value === null) {
    if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return <LoadingState />;
  }
  return (
    <section data-testid="drill-moves">
      <h4 className="jw-small jw-secondary">
        <b className="jw-badge">{text('drills.badge')}</b> {text('moves.title')}
      </h4>
      <p className="jw-note">{text('moves.only-here')}</p>
      {value.moves.length === 0 && <p className="jw-secondary">{text('moves.none')}</p>}
      <table className="jw-units">
        <tbody>
          {value.moves.map((move) => (
            <MoveRow key={move.id} move={move} mayAct={mayAct} done={changed} />
          ))}
        </tbody>
      </table>
      {mayAct && <MakeMove incident={incident} board={value} done={changed} />}
    </section>
  );
}

type RowProps = { move: DrillMove; mayAct: boolean; done: Done };

function MoveRow({ move, mayAct, done }: RowProps) {
  const text = useText();
  const nameOf = useNameOf();
  return (
    <tr data-move={move.id}>
      <td>
        {nameOf(move.name)}
        {move.words !== '' && <div className="jw-small jw-secondary">{move.words}</div>}
      </td>
      <td>
        {moveWord(move, text)}{' '}
        <span className="jw-secondary">
          <Age at={Date.parse(move.steps.at(-1)!.at)} />
        </span>
        {move.serves !== null && (
          <div className="jw-small jw-secondary">
            {text('moves.serves.number', { number: move.serves })}
          </div>
        )}
      </td>
      {mayAct && (
        <td className="jw-acts">
          <MoveSteps key={move.version} move={move} done={done} />
        </td>
      )}
    </tr>
  );
}

/** What leads on is one press; what breaks off asks why first. */
function MoveSteps({ move, done }: { move: DrillMove; done: Done }) {
  const text = useText();
  const [reason, setReason] = useState<string | null>(null);
  const needsReason = (state: DrillMove['state']) => moveRefusal(move, state, null) !== null;
  const steps = moveStepsFrom(move);
  const off = steps.filter(needsReason);
  const button = (state: DrillMove['state']) => (
    <ActButton
      key={state}
      word={moveWord({ kind: move.kind, state }, text)}
      act={() => stepMove(move, state, reason?.trim() || null)}
      done={done}
    />
  );
  if (reason !== null) {
    return (
      <>
        <WordsField label={text('board.reason')} longest={300} words={reason} change={setReason} />
        {off.map(button)}
        <button type="button" className="jw-button" onClick={() => setReason(null)}>
          {text('board.cancel')}
        </button>
      </>
    );
  }
  return (
    <>
      {steps.filter((state) => !needsReason(state)).map(button)}
      {off.length > 0 && (
        <button type="button" className="jw-button" onClick={() => setReason('')}>
          {text('moves.break-off')}
        </button>
      )}
    </>
  );
}
