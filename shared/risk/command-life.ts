import type { Scope } from '../model/account.ts';
import type { Incident, IncidentAct } from '../model/incident.ts';
import {
  COMMAND_LEVELS,
  type CommandActBody,
  type CommandLevel,
  type IncidentCommand,
  MOST_SECTORS,
  type Sector,
} from '../model/incident-command.ts';
import { isIncidentOpen } from './incident-life.ts';

/** The level a desk stands at. */
export const levelOf = ({ county, town }: Scope): CommandLevel => {
  if (town !== null) return 'town';
  return county === null ? 'city' : 'county';
};

/** Whether a desk that sees the incident may command it: the one in command, and every one above it. */
export const mayCommand = (level: CommandLevel, { level: inCommand }: IncidentCommand): boolean =>
  COMMAND_LEVELS.indexOf(level) <= COMMAND_LEVELS.indexOf(inCommand);

const COMMANDED: readonly IncidentAct[] = ['respond', 'control', 'end', 'dismiss', 'merge'];

/** Acts that decide the course of an incident are for who commands it; anybody of the area may tell and help. */
export const needsCommand = (act: IncidentAct): boolean => COMMANDED.includes(act);

/** Command of an incident as it is opened: by the desk that opens it. @param at ISO 8601 */
export const firstCommand = (level: CommandLevel, at: string): IncidentCommand => ({
  ...{ level, since: at, offer: null, sectors: [] },
});

export type CommandRefusal =
  | 'incident-is-over'
  | 'incident-not-in-command'
  | 'sector-not-found'
  | 'sector-name-taken'
  | 'sector-name-missing'
  | 'sector-too-many'
  | 'sector-has-units'
  | 'sector-unit-not-out'
  | 'command-on-offer'
  | 'command-no-offer'
  | 'command-has-it'
  | 'command-own-offer'
  | 'command-other-desk'
  | 'command-reason-missing';

/** Who acts, from which desk and when, and the units that are out: id of the task to call-sign. */
export type CommandAbout = {
  by: string;
  level: CommandLevel;
  /** ISO 8601 */
  at: string;
  out: ReadonlyMap<string, string>;
};

type Change = { ok: true; command: IncidentCommand; text: string };
type Refused = { ok: false; reason: CommandRefusal };
const refused = (reason: CommandRefusal): Refused => ({ ok: false, reason });

/** What the log calls the act: with the level where command goes, and apart where a unit leaves its sector. */
export function commandActName(body: CommandActBody, { offer }: IncidentCommand): string {
  if (body.act === 'sector-assign') return body.sector === null ? 'sector-leave' : body.act;
  if (body.act === 'command-offer') return `${body.act}.${body.to}`;
  return body.act.startsWith('command-') && offer ? `${body.act}.${offer.to}` : body.act;
}

const said = (...parts: string[]): string => parts.filter((part) => part !== '').join(' · ');

/** The next number that no sector of this incident has. */
const nextId = (sectors: readonly Sector[]): string =>
  `sector-${1 + Math.max(0, ...sectors.map(({ id }) => Number(id.slice('sector-'.length))))}`;

type SectorBody = Extract<CommandActBody, { name: string }>;

function withDrawn(command: IncidentCommand, body: SectorBody): Change | Refused {
  const { sectors } = command;
  const [name, place, lead] = [body.name.trim(), body.place.trim(), body.lead.trim()];
  const own = body.act === 'sector-change' ? body.sector : null;
  if (name === '') return refused('sector-name-missing');
  if (sectors.some((one) => one.name === name && one.id !== own)) {
    return refused('sector-name-taken');
  }
  const text = said(name, place, lead);
  if (own === null) {
    if (sectors.length >= MOST_SECTORS) return refused('sector-too-many');
    const added = { id: nextId(sectors), name, place, lead, units: [] };
    return { ok: true, text, command: { ...command, sectors: [...sectors, added] } };
  }
  if (!sectors.some(({ id }) => id === own)) return refused('sector-not-found');
  const changed = sectors.map((one) => (one.id === own ? { ...one, name, place, lead } : one));
  return { ok: true, text, command: { ...command, sectors: changed } };
}

function withAssigned(
  command: IncidentCommand,
  { unit, sector }: Extract<CommandActBody, { act: 'sector-assign' }>,
  { out }: CommandAbout,
): Change | Refused {
  const callSign = out.get(unit);
  if (callSign === undefined) return refused('sector-unit-not-out');
  const into = command.sectors.find(({ id }) => id === sector);
  if (sector !== null && !into) return refused('sector-not-found');
  const sectors = command.sectors.map((one) => {
    // Who is no longer out is in no sector either.
    const others = one.units.filter((other) => other !== unit && out.has(other));
    return { ...one, units: one.id === sector ? [...others, unit] : others };
  });
  const text = into ? `${callSign} → ${into.name}` : callSign;
  return { ok: true, text, command: { ...command, sectors } };
}

function withoutSector(
  command: IncidentCommand,
  sector: string,
  { out }: CommandAbout,
): Change | Refused {
  const closing = command.sectors.find(({ id }) => id === sector);
  if (!closing) return refused('sector-not-found');
  if (closing.units.some((unit) => out.has(unit))) return refused('sector-has-units');
  const sectors = command.sectors.filter((one) => one !== closing);
  return { ok: true, text: closing.name, command: { ...command, sectors } };
}

/** What the desk that was offered command answers. */
function answered(
  command: IncidentCommand,
  body: Extract<CommandActBody, { act: 'command-accept' | 'command-refuse' }>,
  { level, by, at }: CommandAbout,
): Change | Refused {
  const { offer } = command;
  if (!offer) return refused('command-no-offer');
  if (level !== offer.to) return refused('command-other-desk');
  if (by === offer.by) return refused('command-own-offer');
  if (body.act === 'command-accept') {
    return { ok: true, text: '', command: { ...command, level: offer.to, since: at, offer: null } };
  }
  const reason = body.reason.trim();
  if (reason === '') return refused('command-reason-missing');
  return { ok: true, text: reason, command: { ...command, offer: null } };
}

function changeOf(
  command: IncidentCommand,
  body: CommandActBody,
  about: CommandAbout,
): Change | Refused {
  if (body.act === 'command-accept' || body.act === 'command-refuse') {
    return answered(command, body, about);
  }
  if (!mayCommand(about.level, command)) return refused('incident-not-in-command');
  switch (body.act) {
    case 'sector-add':
    case 'sector-change':
      return withDrawn(command, body);
    case 'sector-close':
      return withoutSector(command, body.sector, about);
    case 'sector-assign':
      return withAssigned(command, body, about);
    case 'command-offer': {
      if (command.offer) return refused('command-on-offer');
      if (body.to === command.level) return refused('command-has-it');
      const { by, at } = about;
      const note = body.note.trim();
      return {
        ok: true,
        text: note,
        command: { ...command, offer: { to: body.to, by, at, note } },
      };
    }
    case 'command-withdraw':
      if (!command.offer) return refused('command-no-offer');
      return { ok: true, text: '', command: { ...command, offer: null } };
  }
}

/** The incident after an act of its command, and the words of the act for the log. */
export function commandAfter(
  incident: Incident,
  body: CommandActBody,
  about: CommandAbout,
): { ok: true; incident: Incident; text: string } | Refused {
  if (!isIncidentOpen(incident.state)) return refused('incident-is-over');
  const change = changeOf(incident.command, body, about);
  if (!change.ok) return change;
  const { command, text } = change;
  const version = incident.version + 1;
  return { ok: true, text, incident: { ...incident, command, changedAt: about.at, version } };
}
