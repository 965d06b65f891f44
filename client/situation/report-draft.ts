import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { TipCount } from '../../shared/model/incident-tip.ts';
import { isDispatchOpen } from '../../shared/risk/dispatch-life.ts';
import type { IncidentFile } from '../../shared/wire/incident-file.ts';
import type { Language, Text } from '../i18n/use-text.ts';
import { formatArea } from '../ui/format-area.ts';
import { formatMoment } from '../ui/format-time.ts';
import { areaWords } from './area-words.ts';
import { levelWord } from './level-word.ts';
import { logText, logWords } from './log-words.ts';

/** What the draft needs beside the file: words, and the place in words. */
export type DraftAbout = {
  text: Text;
  language: Language;
  /** Epoch milliseconds. */
  now: number;
  /** Where it is, as people say it. */
  ground: string;
};

/** Who commands, and whom that is offered to. */
function commandWords({ command: { level, offer } }: Incident, text: Text): string {
  const now = text(`command.level.${level}`);
  if (offer === null) return now;
  const to = text(`command.level.${offer.to}`);
  return `${now} · ${text('command.report.offered', { level: to })}`;
}

const inDegrees = (place: Incident['place']): string =>
  place.map((one) => one.toFixed(5)).join(', ');

/** The further places, and the area that is affected; nothing where nobody said so. */
function groundWords({ ground: { places, area } }: Incident, text: Text): string[] {
  const named = places.map(({ name, place }) => `${name} ${inDegrees(place)}`);
  if (area === null) return named;
  const words = [areaWords(area.asked, text), formatArea(area.squareMetres)].join(' · ');
  return [...named, `${text('ground.area')} ${words}`];
}

/** How many reports of the public were linked, and when the first and the last were received. */
function tipWords(
  { count, firstAt, lastAt }: TipCount,
  text: Text,
  at: (moment: string) => string,
) {
  if (firstAt === null || lastAt === null) return text('report.tips.none');
  return text('report.tips.count', { count, first: at(firstAt), last: at(lastAt) });
}

/** The sectors with the units that are out in them. */
function sectorWords({ command }: Incident, dispatches: readonly Dispatch[], text: Text): string {
  return command.sectors
    .map(({ name, place, lead, units }) => {
      const out = dispatches.filter((one) => units.includes(one.id) && isDispatchOpen(one.state));
      const signs = out.map(({ callSign }) => callSign).join(text('list.and'));
      return [name, place, lead, signs].filter((part) => part !== '').join(' · ');
    })
    .join(text('list.then'));
}

/** Everything of the log that was not corrected by hand; the newest part of a long one. */
const MOST_LINES = 60;

/**
 * A situation report drafted from the log: what happened where and when, its course, losses, measures, units (DOMAIN.md
 * §2.3, art. 12). What the platform does not know stands as a gap to be filled, never as a guess.
 */
export function draftReport(
  { incident, lines, dispatches, tips }: IncidentFile,
  about: DraftAbout,
): string {
  const { text, language, now, ground } = about;
  const at = (moment: string) => formatMoment(Date.parse(moment), now, language);
  const { kind, state, grade, response, receivedAt } = incident;
  const units = dispatches
    .filter((one) => isDispatchOpen(one.state))
    .map((one) => `${one.callSign} ${text(`dispatch.state.${one.state}`)}`);
  const course = lines
    .slice(-MOST_LINES)
    .map((line) =>
      `${at(line.happenedAt)} ${logWords(line, text, lines)} ${logText(line, text)}`.trim(),
    );
  const level = response && levelWord(text, response.level);
  const gap = text('report.gap');
  const parts: [string, string][] = [
    [
      text('report.what'),
      text('report.what-kind', { title: incident.title, kind: text(`incident.kind.${kind}`) }),
    ],
    [text('report.when'), at(receivedAt)],
    [
      text('report.where'),
      [`${ground} ${inDegrees(incident.place)}`, ...groundWords(incident, text)].join(
        text('list.then'),
      ),
    ],
    [text('report.state'), [text(`incident.state.${state}`), level].filter(Boolean).join(' · ')],
    [text('report.tips'), tipWords(tips, text, at)],
    [text('command.report'), commandWords(incident, text)],
    ...(incident.command.sectors.length === 0
      ? []
      : [[text('sector.report'), sectorWords(incident, dispatches, text)] as [string, string]]),
    [
      text('report.grade'),
      text(grade === null ? 'incident.grade.none' : `incident.grade.${grade}`),
    ],
    [text('report.course'), `\n${course.join('\n')}`],
    [text('report.losses'), gap],
    [text('report.measures'), response?.measures ?? gap],
    [
      text('report.units'),
      units.length === 0 ? text('report.units.none') : units.join(text('list.then')),
    ],
    [text('report.next'), gap],
  ];
  return parts.map(([name, words]) => text('said.of', { name, words })).join('\n');
}
