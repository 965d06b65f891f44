import type { ReactNode } from 'react';
import { PROTECTED_CLASSES, PROTECTED_KIND_CLASS } from '../../../shared/model/protected-object.ts';
import type { Found, PlaceAnswer } from '../../../shared/wire/place-question.ts';
import { goTo } from '../../commands/go-to.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { subjectOf } from '../../situation/subject.ts';
import { useLive } from '../../store/live-store.ts';
import { flyTo } from '../../store/map-port.ts';
import { telemetry } from '../../store/telemetry.ts';
import { type SelectableKind, select } from '../../store/view-store.ts';
import { Age } from '../../ui/age.tsx';
import { formatDistance, formatNumber } from '../../ui/format-number.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { RiskMark } from '../../ui/risk-mark.tsx';

type Line = Found & { kind: SelectableKind | null; note?: ReactNode; mark?: ReactNode };
type Group = { key: string; title: string; total: number; lines: Line[] };

const THINGS = [
  ['streams', 'stream'],
  ['shelters', 'shelter'],
  ['gatherings', 'gathering'],
] as const;

function hazardGroup(text: Text, { hazards }: PlaceAnswer): Group {
  const lines = hazards.items.map((hazard) => ({
    ...hazard,
    kind: 'hazard' as const,
    mark: <RiskMark risk={hazard.risk} word={false} />,
    ...(hazard.watched ? {} : { note: text('places.unwatched') }),
  }));
  return { key: 'hazards', title: text('places.hazards'), total: hazards.total, lines };
}

/** By the eight classes of art. 19; classes of which nothing lies here are left out. */
function protectedGroups(text: Text, { protectedObjects }: PlaceAnswer): Group[] {
  return PROTECTED_CLASSES.flatMap((name) => {
    const lines = protectedObjects.items
      .filter(({ kind }) => PROTECTED_KIND_CLASS[kind] === name)
      .map(({ kind: what, ...object }) => ({
        ...object,
        kind: null,
        note: text(`protected-kind.${what}`),
      }));
    const title = text(`protected-class.${name}`);
    return lines.length === 0 ? [] : [{ key: name, title, total: lines.length, lines }];
  });
}

/** Where a unit is, is told with when it was heard there; one that never was heard stands at its base. */
function unitGroup(text: Text, { units }: PlaceAnswer): Group {
  const lines = units.items.map((unit) => ({
    ...unit,
    kind: 'unit' as const,
    ...(unit.state === 'unknown' && { mark: <LevelMark condition="unknown" word={false} /> }),
    note: unit.at === null ? text('places.at-base') : <Age at={Date.parse(unit.at)} />,
  }));
  return { key: 'units', title: text('places.units'), total: units.total, lines };
}

const groupsOf = (text: Text, answer: PlaceAnswer): Group[] =>
  [
    hazardGroup(text, answer),
    ...protectedGroups(text, answer),
    ...THINGS.map(([list, kind]) => ({
      key: list,
      title: text(`places.${list}`),
      total: answer[list].total,
      lines: answer[list].items.map((item) => ({ ...item, kind })),
    })),
    unitGroup(text, answer),
  ].filter(({ total }) => total > 0);

/** A thing of the registers by its name as the desk shows it, everything else as it was told. */
function shownName(live: Parameters<typeof subjectOf>[0], { kind, id, name }: Line): string {
  return (kind === null ? null : subjectOf(live, telemetry, { kind, id })?.name) ?? name;
}

/** Where single buildings can be told apart. */
const CLOSE_ZOOM = 16;

function open({ kind, id, place: [lon, lat] }: Line): void {
  if (kind === null) {
    flyTo({ lon, lat, zoom: CLOSE_ZOOM });
    return;
  }
  select({ kind, id });
  goTo({ kind, id });
}

/** The things that were found, by kind; a click goes there. */
export function AnswerLists({ answer }: { answer: PlaceAnswer }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const alarms = useLive((live) => live.alarms);
  const warnings = useLive((live) => live.warnings);
  const incidents = useLive((live) => live.incidents);
  const known = { registers, coverage, alarms, warnings, incidents };
  const nameOf = useNameOf();
  const told = (line: Line) => nameOf(shownName(known, line));
  const groups = groupsOf(text, answer);
  if (groups.length === 0) return <p className="jw-secondary">{text('places.nothing')}</p>;
  return groups.map(({ key, title, total, lines }) => (
    <details key={key} open={lines.length <= 12} data-group={key}>
      <summary>
        {title} <span className="jw-number jw-secondary">{formatNumber(total)}</span>
      </summary>
      <ul className="jw-list">
        {lines.map((line) => (
          <li key={line.id}>
            <button type="button" className="jw-plain jw-answer-row" onClick={() => open(line)}>
              {line.mark}
              <span className="jw-clip jw-grow" title={told(line)}>
                {told(line)}
              </span>
              {line.note !== undefined && <span className="jw-secondary">{line.note}</span>}
              {line.metres !== null && (
                <span className="jw-number jw-secondary">{formatDistance(line.metres)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </details>
  ));
}
