import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../shared/model/incident.ts';
import type { CommandActBody, CommandLevel } from '../../../shared/model/incident-command.ts';
import {
  commandActName,
  commandAfter,
  levelOf,
  mayCommand,
} from '../../../shared/risk/command-life.ts';
import { incident } from '../../support/client/command.ts';

const AT = '2026-11-22T07:00:00.000Z';
const OUT = new Map([
  ['task-1', '锡消101'],
  ['task-2', '锡消102'],
]);
type Act = CommandActBody extends infer One
  ? One extends CommandActBody
    ? Omit<One, 'basedOn'>
    : never
  : never;
const act = (
  before: Incident,
  body: Act,
  { level = 'city', by = 'coordinator-1' }: { level?: CommandLevel; by?: string } = {},
) =>
  commandAfter(before, { basedOn: before.version, ...body } as CommandActBody, {
    ...{ by, level, at: AT, out: OUT },
  });
const done = (...given: Parameters<typeof act>): Incident => {
  const outcome = act(...given);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.incident;
};
const reason = (...given: Parameters<typeof act>) => {
  const outcome = act(...given);
  return outcome.ok ? 'done' : outcome.reason;
};

const A = { name: 'A', place: '厂房北侧', lead: '锡消101' };
const B = { name: 'B', place: '供水', lead: '锡消102' };
const divided = () =>
  done(done(incident(), { act: 'sector-add', ...A }), { act: 'sector-add', ...B });
const units = ({ command }: Incident) => command.sectors.map((one) => [one.name, one.units]);

describe('sectors of an incident', () => {
  it('have each a name, a place and who leads, and every change is a new version', () => {
    const { command, version } = divided();
    expect(version).toBe(3);
    expect(command.sectors).toEqual([
      { id: 'sector-1', ...A, units: [] },
      { id: 'sector-2', ...B, units: [] },
    ]);
    expect(reason(divided(), { act: 'sector-add', ...A })).toBe('sector-name-taken');
    expect(reason(divided(), { act: 'sector-add', ...A, name: ' ' })).toBe('sector-name-missing');
    const renamed = { act: 'sector-change', sector: 'sector-1', ...A, name: '北' } as const;
    expect(done(divided(), renamed).command.sectors[0]).toMatchObject({ name: '北' });
    expect(reason(divided(), { ...renamed, name: 'B' })).toBe('sector-name-taken');
  });

  it('never give the id of a closed one to a new one that stands beside later ones', () => {
    const closed = done(divided(), { act: 'sector-close', sector: 'sector-1' });
    const { sectors } = done(closed, { act: 'sector-add', ...A }).command;
    expect(sectors.map(({ id }) => id)).toEqual(['sector-2', 'sector-3']);
  });

  it('have a unit in one of them at most', () => {
    const assign = (sector: string | null) =>
      ({ act: 'sector-assign', unit: 'task-1', sector }) as const;
    const first = done(divided(), assign('sector-1'));
    expect(units(first)).toEqual([
      ['A', ['task-1']],
      ['B', []],
    ]);
    const moved = done(first, assign('sector-2'));
    expect(units(moved)).toEqual([
      ['A', []],
      ['B', ['task-1']],
    ]);
    expect(units(done(moved, assign(null)))).toEqual([
      ['A', []],
      ['B', []],
    ]);
    expect(reason(moved, { ...assign('sector-1'), unit: 'task-9' })).toBe('sector-unit-not-out');
    expect(reason(moved, assign('sector-9'))).toBe('sector-not-found');
  });

  it('are not closed while units are out in them', () => {
    const first = done(divided(), { act: 'sector-assign', unit: 'task-1', sector: 'sector-1' });
    expect(reason(first, { act: 'sector-close', sector: 'sector-1' })).toBe('sector-has-units');
    const { command } = done(first, { act: 'sector-close', sector: 'sector-2' });
    expect(command.sectors.map(({ name }) => name)).toEqual(['A']);
  });
});

describe('command of an incident (art. 58)', () => {
  const offered = () => done(incident(), { act: 'command-offer', to: 'county', note: '转属地' });
  const county = { level: 'county', by: 'coordinator-2' } as const;

  it('stays where it is until the other desk accepts it', () => {
    expect(offered().command).toMatchObject({ level: 'city', offer: { to: 'county', at: AT } });
    expect(reason(offered(), { act: 'sector-add', ...A }, county)).toBe('incident-not-in-command');
    const { command } = done(offered(), { act: 'command-accept' }, county);
    expect(command).toEqual({ level: 'county', since: AT, offer: null, sectors: [] });
  });

  it('is refused with a reason, or taken back, and nothing has changed then', () => {
    expect(reason(offered(), { act: 'command-refuse', reason: ' ' }, county)).toBe(
      'command-reason-missing',
    );
    const refused = act(offered(), { act: 'command-refuse', reason: '力量不足' }, county);
    expect(refused).toMatchObject({ ok: true, text: '力量不足' });
    const { command } = incident();
    expect(refused.ok && refused.incident.command).toEqual(command);
    expect(done(offered(), { act: 'command-withdraw' }).command).toEqual(command);
  });

  it('is answered only by the desk it is offered to, and never by who offers it', () => {
    expect(reason(offered(), { act: 'command-accept' })).toBe('command-other-desk');
    const town = { level: 'town', by: 'coordinator-3' } as const;
    expect(reason(offered(), { act: 'command-accept' }, town)).toBe('command-other-desk');
    const command = { level: 'county', since: AT, offer: null, sectors: [] } as const;
    const raised = done(incident({ command: { ...command, sectors: [] } }), {
      ...{ act: 'command-offer', to: 'city', note: '' },
    });
    expect(reason(raised, { act: 'command-accept' })).toBe('command-own-offer');
  });

  it('is on offer to one desk at a time, and not to the one that has it', () => {
    const again = { act: 'command-offer', to: 'town', note: '' } as const;
    expect(reason(offered(), again)).toBe('command-on-offer');
    expect(reason(incident(), { ...again, to: 'city' })).toBe('command-has-it');
    expect(reason(incident(), { act: 'command-accept' })).toBe('command-no-offer');
    expect(reason(incident({ state: 'ended' }), again)).toBe('incident-is-over');
  });

  it('is for the desk that has it and for those above it', () => {
    const { command } = incident();
    const held = (['city', 'county', 'town'] as const).map((level) => ({ ...command, level }));
    const may = (level: CommandLevel) => held.map((one) => mayCommand(level, one));
    expect(may('city')).toEqual([true, true, true]);
    expect(may('county')).toEqual([false, true, true]);
    expect(may('town')).toEqual([false, false, true]);
    expect(levelOf({ county: null, town: null })).toBe('city');
    expect(levelOf({ county: '320213', town: null })).toBe('county');
    expect(levelOf({ county: '320213', town: '320213021' })).toBe('town');
  });

  it('has its level in the name of each act, so that the log says where it went', () => {
    const name = (body: object) =>
      commandActName({ basedOn: 1, ...body } as CommandActBody, offered().command);
    expect(name({ act: 'command-offer', to: 'town', note: '' })).toBe('command-offer.town');
    expect(name({ act: 'command-accept' })).toBe('command-accept.county');
    expect(name({ act: 'sector-assign', unit: 'task-1', sector: null })).toBe('sector-leave');
    expect(name({ act: 'sector-add', ...A })).toBe('sector-add');
  });
});
