import { LEVELS } from '../../../shared/model/level.ts';
import { useText } from '../../i18n/use-text.ts';
import { LevelMark, LevelShape } from '../../ui/level-mark.tsx';
import { RiskSwatch } from '../../ui/risk-swatch.tsx';
import './legend-panel.css';

/** What the map's fills and symbols mean. Risk fills an area, an alarm is a symbol: two axes, two rows. */
export function LegendPanel() {
  const text = useText();
  return (
    <div className="jw-legend">
      <h3>{text('legend.risk')}</h3>
      <ul className="jw-list">
        {LEVELS.map((level) => (
          <li key={level}>
            <RiskSwatch condition={level} />
            <b>{text(`level.${level}.numeral`)}</b> {text(`risk.${level}`)}
          </li>
        ))}
        <li>
          <RiskSwatch condition="unknown" />
          {text('legend.unknown')}
        </li>
        <li>
          <RiskSwatch condition="yellow" unheard />
          {text('legend.unheard')}
        </li>
        <li>
          <RiskSwatch condition="none" />
          {text('legend.quiet')}
        </li>
      </ul>
      <h3>{text('legend.alarm')}</h3>
      <ul className="jw-list">
        {LEVELS.map((level) => (
          <li key={level}>
            <LevelMark condition={level} />
          </li>
        ))}
        <li className="jw-mark">
          <LevelShape condition="unknown" />
          {text('level.unknown')}
        </li>
        <li className="jw-secondary">{text('legend.stale')}</li>
      </ul>
      <h3>{text('warnings.legend')}</h3>
      <ul className="jw-list">
        <li>
          <span className="jw-swatch-outline" />
          {text('warnings.legend.hint')}
        </li>
      </ul>
    </div>
  );
}
