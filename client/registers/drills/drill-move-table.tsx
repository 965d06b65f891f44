import type { DrillMove } from '../../../shared/model/drill-move.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { moveWord } from '../../situation/move-words.ts';
import { TimeText } from '../../ui/time-text.tsx';

/** What was moved in the drill, each with every step it went through. */
export function DrillMoveTable({ moves }: { moves: readonly DrillMove[] }) {
  const text = useText();
  const nameOf = useNameOf();
  if (moves.length === 0) return null;
  return (
    <div data-testid="drill-move-table">
      <h3>{text('moves.title')}</h3>
      <table className="jw-table">
        <thead>
          <tr>
            <th>{text('moves.kind')}</th>
            <th>{text('moves.what')}</th>
            <th>{text('moves.serves')}</th>
            <th>{text('moves.steps')}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <tr key={move.id}>
              <td className="jw-nowrap">{text(`moves.kind.${move.kind}`)}</td>
              <td>
                {nameOf(move.name)} <span className="jw-secondary">{move.words}</span>
              </td>
              <td className="jw-nowrap">
                {move.serves === null
                  ? text('moves.serves.none')
                  : text('moves.serves.number', { number: move.serves })}
              </td>
              <td>
                {move.steps.map(({ state, at, reason }) => (
                  <span key={`${state} ${at}`} className="jw-nowrap">
                    {moveWord({ kind: move.kind, state }, text)} <TimeText at={at} /> {reason}{' '}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
