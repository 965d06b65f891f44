import { LEVELS } from '../../../shared/model/level.ts';
import { DIRECTIONS } from '../../../shared/model/rule.ts';
import { isScale, METRIC_NAMES, METRICS } from '../../../shared/model/stream.ts';
import type { WatchCondition } from '../../../shared/model/watch-rule.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { JoinedField, NumberField, SelectField } from './fields.tsx';
import { PickNames } from './pick-names.tsx';

const MEASURED = METRIC_NAMES.filter(isScale);
const BY = ['metric', 'name'] as const;
const TESTS = ['level', 'value'] as const;

function StreamsField({
  streams,
  change,
}: {
  streams: WatchCondition['streams'];
  change: (streams: WatchCondition['streams']) => void;
}) {
  const text = useText();
  const known = useLive((live) => live.registers?.streams ?? null);
  return (
    <>
      <SelectField
        label={text('watch.streams')}
        names={BY}
        value={streams.by}
        wordOf={(by) => text(`watch.by.${by}`)}
        change={(by) => change(by === 'metric' ? { by, metric: 'rainfall' } : { by, streams: [] })}
      />
      {streams.by === 'metric' ? (
        <SelectField
          label={text('rules.metric')}
          names={MEASURED}
          value={streams.metric}
          wordOf={(metric) => text(`metric.${metric}`)}
          change={(metric) => change({ by: 'metric', metric })}
        />
      ) : (
        <PickNames
          label={text('watch.streams.named')}
          options={(known ?? []).filter(({ metric }) => isScale(metric))}
          chosen={streams.streams}
          change={(ids) => change({ by: 'name', streams: ids })}
        />
      )}
    </>
  );
}

/** One condition: which streams, what is asked of each, and how many must say yes. */
export function ConditionEditor({
  number,
  condition,
  change,
  remove,
}: {
  number: number;
  condition: WatchCondition;
  change: (condition: WatchCondition) => void;
  /** Null where it is the only one. */
  remove: (() => void) | null;
}) {
  const text = useText();
  const { streams, test, joined } = condition;
  const unit = streams.by === 'metric' ? METRICS[streams.metric].unit : '';
  return (
    <fieldset className="jw-create">
      <legend>{text('watch.condition', { number })}</legend>
      <StreamsField streams={streams} change={(next) => change({ ...condition, streams: next })} />
      <SelectField
        label={text('watch.test')}
        names={TESTS}
        value={test.kind}
        wordOf={(kind) => text(`watch.test.${kind}`)}
        change={(kind) =>
          change({
            ...condition,
            test:
              kind === 'level'
                ? { kind, level: 'yellow' }
                : { kind, direction: 'above', value: Number.NaN },
          })
        }
      />
      {test.kind === 'level' ? (
        <SelectField
          label={text('rules.level')}
          names={LEVELS}
          value={test.level}
          wordOf={(level) => text(`level.${level}`)}
          change={(level) => change({ ...condition, test: { kind: 'level', level } })}
        />
      ) : (
        <>
          <SelectField
            label={text('rules.direction')}
            names={DIRECTIONS}
            value={test.direction}
            wordOf={(direction) => text(`rules.direction.${direction}`)}
            change={(direction) => change({ ...condition, test: { ...test, direction } })}
          />
          <NumberField
            label={`${text('watch.value')} ${unit}`}
            value={test.value}
            change={(value) => change({ ...condition, test: { ...test, value } })}
          />
        </>
      )}
      <JoinedField
        label={text('watch.joined')}
        joined={joined}
        change={(next) => change({ ...condition, joined: next })}
      />
      {remove && (
        <button type="button" className="jw-button" onClick={remove}>
          {text('watch.condition.remove')}
        </button>
      )}
    </fieldset>
  );
}
