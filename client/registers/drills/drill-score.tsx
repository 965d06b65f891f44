import type { DrillFile, DrillScore } from '../../../shared/model/drill.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { levelWord } from '../../situation/level-word.ts';

const resultWords = ({ result, lateMs }: DrillScore['steps'][number], text: Text): string =>
  result === 'late'
    ? text('drills.result.late', { minutes: Math.ceil((lateMs ?? 0) / MINUTE_MS) })
    : text(`drills.result.${result}`);

/** How the drill went against the plan's own steps; before it began there is nothing to count. */
export function DrillScoreTable({ file: { drill, score } }: { file: DrillFile }) {
  const text = useText();
  if (drill.startedAt === null) {
    return (
      <div>
        <h3>{text('drills.score')}</h3>
        <p className="jw-secondary">{text('drills.score.not-yet')}</p>
      </div>
    );
  }
  return (
    <div data-testid="drill-score">
      <h3>{text('drills.score')}</h3>
      <p>
        <b>{text('drills.score.sum', { of: score.of, inTime: score.inTime })}</b>{' '}
        {score.activated === null &&
          text('drills.score.never', { level: levelWord(text, drill.level) })}
      </p>
      <table className="jw-table">
        <thead>
          <tr>
            <th>{text('plans.task.role')}</th>
            <th>{text('drills.score.step')}</th>
            <th>{text('drills.score.result')}</th>
            <th>{text('plans.reason')}</th>
            <th>{text('moves.score.head')}</th>
          </tr>
        </thead>
        <tbody>
          {score.steps.map((step) => (
            <tr key={step.number}>
              <td>{step.role}</td>
              <td>{step.words}</td>
              <td className="jw-nowrap">
                {step.result === 'in-time' ? (
                  resultWords(step, text)
                ) : (
                  <b>{resultWords(step, text)}</b>
                )}
              </td>
              <td>{step.reason}</td>
              <td className="jw-nowrap">
                {step.moves > 0 &&
                  text('moves.score', { moves: step.moves, arrived: step.arrived })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {score.units.length > 0 && <WantedUnits units={score.units} />}
    </div>
  );
}

/** Units the plan wants against what was sent in the drill: too few there stands out. */
function WantedUnits({ units }: Pick<DrillScore, 'units'>) {
  const text = useText();
  return (
    <>
      <h3>{text('moves.units')}</h3>
      <ul className="jw-file-list" data-testid="drill-units">
        {units.map(({ type, wanted, sent, arrived }) => {
          const words = text('moves.units.of', {
            unit: text(`unit.${type}`),
            wanted,
            sent,
            arrived,
          });
          return <li key={type}>{arrived < wanted ? <b>{words}</b> : words}</li>;
        })}
      </ul>
    </>
  );
}
