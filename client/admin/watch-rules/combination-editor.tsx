import { type Combination, EACH_LEVELS } from '../../../shared/model/watch-rule.ts';
import { useText } from '../../i18n/use-text.ts';
import { AreaField } from './area-field.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { blankArea, blankCondition } from './draft.ts';
import { JoinedField, numbered, SelectField } from './fields.tsx';

const MOST_CONDITIONS = 6;
const WHERES = [...EACH_LEVELS.map((level) => `each-${level}` as const), 'area'] as const;
type Where = (typeof WHERES)[number];

const whereOf = ({ where }: Combination): Where =>
  where.kind === 'area' ? 'area' : `each-${where.level}`;

const placeOf = (where: Where): Combination['where'] => {
  if (where === 'area') return { kind: 'area', area: blankArea() };
  return { kind: 'each', level: where === 'each-county' ? 'county' : 'town' };
};

/** Several streams at once: where, which conditions, and how many of these. */
export function CombinationEditor({
  watches,
  change,
}: {
  watches: Combination;
  change: (watches: Combination) => void;
}) {
  const text = useText();
  const { where, conditions, joined } = watches;
  return (
    <>
      <div className="jw-create">
        <SelectField
          label={text('watch.where')}
          names={WHERES}
          value={whereOf(watches)}
          wordOf={(name) => text(`watch.where.${name}`)}
          change={(name) => change({ ...watches, where: placeOf(name) })}
        />
        {where.kind === 'area' && (
          <AreaField
            area={where.area}
            change={(area) => change({ ...watches, where: { kind: 'area', area } })}
          />
        )}
        {conditions.length > 1 && (
          <JoinedField
            label={text('watch.joined.conditions')}
            joined={joined}
            change={(next) => change({ ...watches, joined: next })}
          />
        )}
      </div>
      {numbered(conditions.length).map((number) => (
        <ConditionEditor
          key={`${number} of ${conditions.length}`}
          number={number}
          condition={conditions[number - 1]!}
          change={(next) => change({ ...watches, conditions: conditions.with(number - 1, next) })}
          remove={
            conditions.length > 1
              ? () => change({ ...watches, conditions: conditions.toSpliced(number - 1, 1) })
              : null
          }
        />
      ))}
      {conditions.length < MOST_CONDITIONS && (
        <div className="jw-acts">
          <button
            type="button"
            className="jw-button"
            onClick={() => change({ ...watches, conditions: [...conditions, blankCondition()] })}
          >
            {text('watch.condition.add')}
          </button>
        </div>
      )}
    </>
  );
}
