import type { Condition } from '../../shared/model/level.ts';
import './risk-swatch.css';

/**
 * How the map fills a grid of this risk: an area, never the symbol of an alarm.
 * @param unheard with the bands of a grid a station of which is not heard
 */
export const RiskSwatch = ({
  condition,
  unheard = false,
}: {
  condition: Condition;
  unheard?: boolean;
}) => <span className="jw-swatch" data-level={condition} data-unheard={unheard} />;
