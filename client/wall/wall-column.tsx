import { useLanguage, useText } from '../i18n/use-text.ts';
import { usePictureStatus } from '../situation/picture-status.ts';
import { useLive } from '../store/live-store.ts';
import { telemetry } from '../store/telemetry.ts';
import { useTelemetryRevision } from '../store/use-telemetry.ts';
import { LevelShape } from '../ui/level-mark.tsx';
import { Quantity } from '../ui/quantity.tsx';
import { RiskSwatch } from '../ui/risk-swatch.tsx';
import type { Kpi } from './kpi.ts';
import { KpiFoot } from './kpi-foot.tsx';
import { kpisOf, ladderCounts, rungsOf } from './kpis.ts';
import { SCENE_VIEWS } from './scenes.ts';
import type { SceneName } from './schedule.ts';
import { isAsideIn } from './standing.ts';
import { titleSize } from './title-size.ts';
import { type Trend, toldBeside, toldTrends, trendOf, trendOfCity } from './trend.ts';
import { useEarlier } from './use-earlier.ts';
import { WorstAlarms } from './worst-alarms.tsx';

/** What the ladder is told by to those who hear the page. */
const LADDER = 'jw-wall-ladder';

/** The four numbers of the scene, its ladder, and the worst five alarms. */
export function WallColumn({ scene, forced }: { scene: SceneName; forced: number | null }) {
  const text = useText();
  const earlier = useEarlier();
  const registers = useLive((live) => live.registers);
  const alarms = useLive((live) => live.alarms);
  const holds = useLive((live) => live.holds);
  const escalations = useLive((live) => live.escalations);
  const gridConditions = useLive((live) => live.gridConditions);
  useTelemetryRevision();
  const isAside = isAsideIn({ alarms, holds, escalations });
  const known = { registers, alarms, gridConditions, isAside };
  const kpis = kpisOf(scene, known, telemetry, earlier);
  const isLive = usePictureStatus() === 'live';
  const trends = toldTrends(
    kpis.map((kpi, at) => trendOf(kpi, earlier?.badness[scene][at] ?? null)),
    isLive,
  );
  // That nobody has acknowledged yet, or that less is known, does not make the city worse.
  const overall = trendOfCity(
    trends.filter((_, at) => kpis[at]!.isOfCity),
    forced !== null && isLive,
  );
  const ladder = ladderCounts(scene, known, telemetry);
  const title = text(forced === null ? SCENE_VIEWS[scene].title : 'wall.brought-forward');
  const trendWord = text(isLive ? `wall.trend.${overall}` : 'wall.trend.not-live');
  return (
    <aside className="jw-wall-column">
      <h1 className="jw-wall-title">
        <span className="jw-clip" style={{ fontSize: `${titleSize(title, trendWord)}em` }}>
          {title}
        </span>
        <span className="jw-wall-trend" data-trend={overall}>
          {trendWord}
        </span>
      </h1>
      <dl className="jw-kpis">
        {kpis.map((kpi, at) => (
          <KpiCell
            key={kpi.name}
            kpi={kpi}
            trend={isLive ? toldBeside(overall, trends[at]!) : null}
          />
        ))}
      </dl>
      <section className="jw-wall-ladder">
        <h2 id={LADDER}>{text(SCENE_VIEWS[scene].ladder)}</h2>
        <ul className="jw-list" aria-labelledby={LADDER}>
          {rungsOf(scene).map((level) => (
            <li key={level} data-zero={ladder[level] === 0} aria-label={text(`level.${level}`)}>
              <LevelShape condition={level} />
              {level !== 'unknown' && <b>{text(`level.${level}.numeral`)}</b>}
              <span>{ladder[level]}</span>
            </li>
          ))}
        </ul>
      </section>
      <WorstAlarms forced={forced} />
    </aside>
  );
}

const RISING: Readonly<Record<Trend, string>> = { worse: '↑', better: '↓', same: '', unknown: '?' };
const FALLING: Readonly<Record<Trend, string>> = { ...RISING, worse: '↓', better: '↑' };

/** @param trend null: the title has said so, and no arrow is drawn */
function KpiCell({ kpi, trend }: { kpi: Kpi; trend: Trend | null }) {
  const text = useText();
  const isCompared = kpi.badness !== null && trend !== null;
  const arrow = isCompared ? (kpi.higherIsWorse ? RISING : FALLING)[trend] : '';
  return (
    <div className="jw-kpi" data-condition={kpi.condition}>
      <dt>{text(kpi.name)}</dt>
      <dd data-long={(kpi.value ?? 0) >= LONG}>
        <KpiSign kpi={kpi} />
        {kpi.isBeyond && '>'}
        <KpiNumber kpi={kpi} />
        {arrow !== '' && trend !== null && (
          <span className="jw-kpi-trend" data-trend={trend} title={text(`wall.trend.${trend}`)}>
            {arrow}
          </span>
        )}
      </dd>
      <KpiFoot kpi={kpi} />
    </div>
  );
}

function KpiSign({ kpi: { condition, isOfGrids } }: { kpi: Kpi }) {
  if (condition === 'none') return null;
  return isOfGrids ? <RiskSwatch condition={condition} /> : <LevelShape condition={condition} />;
}

/** Four digits fit beside a sign, a unit and an arrow only if they are a little smaller. */
const LONG = 1_000;
/** Six digits do not fit a cell: 19.4万 in Chinese, 194k in English. */
const LARGE = 100_000;

const MILLION = 1_000_000;
const inEnglish = (value: number) =>
  value >= MILLION
    ? { value: value / MILLION, unit: 'M', decimals: 2 }
    : { value: value / 1_000, unit: 'k', decimals: 0 };

function KpiNumber({ kpi }: { kpi: Kpi }) {
  const language = useLanguage();
  const { value, unit, decimals } = kpi;
  if (value === null || value < LARGE) {
    return <Quantity value={value} unit={unit} decimals={decimals} />;
  }
  return language === 'zh' ? (
    <Quantity value={value / 10_000} unit={`万${unit}`} decimals={1} />
  ) : (
    <Quantity {...inEnglish(value)} />
  );
}
