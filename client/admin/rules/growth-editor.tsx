import { GROWTH_PERIODS } from '../../../shared/model/rule.ts';
import { growthUnit } from '../../../shared/risk/growth.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { BandsEditor } from './bands-editor.tsx';
import { blankGrowth, type Draft } from './draft.ts';

/** How fast the value may change: the window, the ladder, and taking them away or adding them. */
export function GrowthEditor({
  draft,
  sign,
  change,
}: {
  draft: Draft;
  sign: string;
  change: (growth: Draft['growth']) => void;
}) {
  const text = useText();
  const { growth, rule } = draft;
  if (growth === null) {
    return (
      <div className="jw-acts">
        <button type="button" className="jw-button" onClick={() => change(blankGrowth())}>
          {text('rules.growth.add')}
        </button>
      </div>
    );
  }
  const unit = growthUnit(rule.metric, growth);
  const isNeeded = rule.kind === 'rate' || rule.kind === 'forecast';
  return (
    <>
      <BandsEditor
        caption={text(rule.kind === 'rate' ? 'rules.growth.only' : 'rules.growth')}
        sign={sign}
        unit={unit}
        bands={growth.bands}
        change={(bands) => change({ ...growth, bands })}
      />
      <div className="jw-create">
        <label>
          {text('rules.growth.window')}
          <input
            className="jw-input jw-number"
            inputMode="numeric"
            value={growth.windowMinutes}
            onChange={({ target }) => change({ ...growth, windowMinutes: target.value })}
          />
        </label>
        <label>
          {text('rules.hysteresis', { unit })}
          <input
            className="jw-input jw-number"
            inputMode="decimal"
            value={growth.hysteresis}
            onChange={({ target }) => change({ ...growth, hysteresis: target.value })}
          />
        </label>
        <Choice
          label={text('rules.growth.per')}
          names={GROWTH_PERIODS}
          chosen={growth.per}
          wordOf={(per) => text(`rules.per.${per}`)}
          choose={(per) => change({ ...growth, per })}
        />
        {!isNeeded && (
          <button type="button" className="jw-button" onClick={() => change(null)}>
            {text('rules.growth.remove')}
          </button>
        )}
      </div>
    </>
  );
}
