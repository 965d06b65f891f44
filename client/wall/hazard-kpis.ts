import type { Alarm } from '../../shared/model/alarm.ts';
import type { Hazard } from '../../shared/model/hazard.ts';
import { newestOf } from '../situation/newest.ts';
import { communityOf } from './alarm-label.ts';
import { behind, type Kpi, type KpisOfScene, kpi, measured, mostOf, noteOf, worst } from './kpi.ts';
import { standingOf } from './standing.ts';

type Alarmed = { hazard: Hazard; alarm: Alarm };

const alarmedKpi = (name: Kpi['name'], alarmed: readonly Alarmed[]): Kpi => {
  const levels = alarmed.map(({ alarm }) => alarm.level);
  const found = worst(levels);
  const hazard = alarmed.find(({ alarm }) => alarm.level === found)?.hazard;
  return kpi(name, new Set(alarmed.map(({ hazard }) => hazard.id)).size, {
    unit: '处',
    where: hazard ? { name: hazard.name, code: communityOf(hazard.grid) ?? hazard.town } : null,
    condition: found,
  });
};

/** The worst gas reading, hazards with an alarm, those of the highest risk among them, and what nobody hears. */
export const hazardKpis: KpisOfScene = (known, newest) => {
  const { registers } = known;
  if (registers === null) return [];
  const alarmed = standingOf(known).flatMap((alarm): Alarmed[] => {
    const hazard = registers.hazardById.get(alarm.subject ?? '');
    const isOfHazard = alarm.subjectKind === 'hazard';
    return isOfHazard && hazard ? [{ hazard, alarm }] : [];
  });
  const gas = mostOf(measured(registers, newest, 'gas'), ({ value }) => value);
  const watching = registers.streams.filter(({ subjectKind }) => subjectKind === 'hazard');
  const silent = watching.filter((stream) => newestOf(newest, stream).condition === 'unknown');
  return [
    kpi('wall.kpi.worst-gas', gas?.value ?? null, {
      unit: '%LEL',
      ...behind(registers, gas),
      note: noteOf(registers, gas),
      condition: gas?.condition ?? 'unknown',
    }),
    alarmedKpi('wall.kpi.hazards-alarmed', alarmed),
    alarmedKpi(
      'wall.kpi.major-alarmed',
      alarmed.filter(({ hazard }) => hazard.risk === 'red'),
    ),
    kpi('wall.kpi.hazards-unheard', silent.length, {
      unit: '个',
      isOfCity: false,
      condition: silent.length > 0 ? 'unknown' : 'none',
    }),
  ];
};
